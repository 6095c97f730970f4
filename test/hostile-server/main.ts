/** Everything that asks servers on this machine which the tests make themselves, and which mean no good. */
import "./answers.test.ts";
