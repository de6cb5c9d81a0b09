package dev.relais.twitter;

import dev.relais.Secret;
import dev.relais.connect.Reception;
import dev.relais.connect.Signatures;
import dev.relais.connect.WebhookRequest;
import dev.relais.connect.WebhookResponse;
import dev.relais.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Whether a webhook request is X's own, judged over its raw bytes. */
final class XWebhook {
    static final String CONSUMER_HEADER = "x-twitter-webhooks-signature";
    static final String CLIENT_HEADER = "x-twitter-webhooks-signature-oauth2";

    /** Narrow, because the answer signs the token with the key that signs bodies: nothing like a body may be signed. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9+/=_-]{16,128}");

    private static final int LONGEST_TOKEN = 128;

    private final List<Secret> consumerSecrets;
    private final List<Secret> clientSecrets;
    private final int bodyLimit;

    XWebhook(List<Secret> consumerSecrets, List<Secret> clientSecrets, int bodyLimit) {
        this.consumerSecrets = List.copyOf(consumerSecrets);
        this.clientSecrets = List.copyOf(clientSecrets);
        this.bodyLimit = bodyLimit;
    }

    Reception receive(WebhookRequest request) {
        return switch (request.method()) {
            case "GET" -> challenge(request);
            case "POST" -> events(request);
            default -> new Reception.Refused(WebhookResponse.empty(405), "only GET and POST are served");
        };
    }

    private Reception challenge(WebhookRequest request) {
        String token = request.query().get("crc_token");
        if (token == null || !TOKEN.matcher(token).matches()) {
            return new Reception.Refused(
                    WebhookResponse.text(400, "crc_token is missing or malformed"),
                    "the challenge has no token, or one that X does not send");
        }
        List<Secret> secrets = consumerSecrets.isEmpty() ? clientSecrets : consumerSecrets;
        if (secrets.isEmpty()) {
            return noSecret();
        }
        byte[] hmac = secrets.get(0).hmacSha256(token.getBytes(StandardCharsets.US_ASCII));
        String json = StrictJson.write(StrictJson.object().put("response_token", spell(hmac)));
        return new Reception.Answer(
                new WebhookResponse(200, "application/json", json.getBytes(StandardCharsets.UTF_8)));
    }

    private Reception events(WebhookRequest request) {
        if (request.body().length > bodyLimit) {
            return new Reception.Refused(WebhookResponse.empty(413), "the body is over " + bodyLimit + " bytes");
        }
        if (consumerSecrets.isEmpty() && clientSecrets.isEmpty()) {
            return noSecret();
        }
        if (isToken(request.body())) {
            return unsigned("the body could be a challenge, which is signed for whoever asks");
        }
        boolean oauth2 = !clientSecrets.isEmpty() && request.headers().containsKey(CLIENT_HEADER);
        String header = oauth2 ? CLIENT_HEADER : CONSUMER_HEADER;
        List<Secret> secrets = oauth2 ? clientSecrets : consumerSecrets;
        if (secrets.isEmpty() || request.header(header).isEmpty()) {
            return unsigned("the signature is missing, doubled, or made with a secret that is not set");
        }
        return Signatures.match(secrets, request.body(), request.header(header).get(), XWebhook::spell)
                ? new Reception.Accepted(WebhookResponse.empty(200))
                : unsigned("the signature is wrong");
    }

    /** Whether the challenge would sign these bytes: then their signature proves nothing. No body of X is like that. */
    private static boolean isToken(byte[] body) {
        return body.length <= LONGEST_TOKEN
                && TOKEN.matcher(new String(body, StandardCharsets.ISO_8859_1)).matches();
    }

    private static Reception noSecret() {
        return unsigned("no secret is set for x");
    }

    private static Reception unsigned(String reason) {
        return new Reception.Refused(WebhookResponse.empty(401), reason);
    }

    private static String spell(byte[] hmac) {
        return "sha256=" + Base64.getEncoder().encodeToString(hmac);
    }
}
