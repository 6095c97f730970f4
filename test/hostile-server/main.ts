/** Everything that asks servers on this machine which the tests make themselves, and which mean no good. */
import "./answers.test.ts";
import "./command-line.test.ts";
import "./credentials.test.ts";
import "./encryption.test.ts";
import "./redirects.test.ts";
import "./ways.test.ts";
