// Signs a delivery as a sender does that uses the Standard Webhooks library.
// Reads {secret, id, timestamp, body} from standard input, the timestamp in seconds; writes the value of webhook-signature.
import { Webhook } from "standardwebhooks";

let input = "";
for await (const chunk of process.stdin.setEncoding("utf8")) {
  input += chunk;
}
const { secret, id, timestamp, body } = JSON.parse(input);
process.stdout.write(new Webhook(secret).sign(id, new Date(timestamp * 1000), body));
