/** Everything that asks the real Prometheus and promtool of this machine. */
import "./alertmanager.test.ts";
import "./api.test.ts";
import "./completion.test.ts";
import "./fact-checks.test.ts";
import "./label-flow.test.ts";
import "./promtool.test.ts";
import "./snapshot.test.ts";
import "./targets.test.ts";
