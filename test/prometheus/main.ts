/** Everything that asks the real Prometheus and promtool of this machine. */
import "./label-flow.test.ts";
import "./promtool.test.ts";
import "./targets.test.ts";
