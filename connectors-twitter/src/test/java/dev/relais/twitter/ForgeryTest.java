package dev.relais.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.connect.Reception;
import dev.relais.connect.Reception.Accepted;
import dev.relais.connect.Reception.Answer;
import dev.relais.connect.WebhookRequest;
import dev.relais.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Forged webhooks, each made from a genuine one, or by somebody who may ask for as many challenges as he likes.
 *
 * <p>100,000 in every build; more by {@code -Drelais.forgeries=1000000}.
 */
class ForgeryTest {
    private static final int FORGERIES = Integer.getInteger("relais.forgeries", 100_000);
    private static final String OLDER = XWebhook.CONSUMER_HEADER;
    private static final String NEWER = XWebhook.CLIENT_HEADER;
    private static final Secret CONSUMER = Secret.of("forgery-consumer-secret");
    private static final Secret NEXT = Secret.of("forgery-next-secret");
    private static final Secret CLIENT = Secret.of("forgery-client-secret");

    private final SplittableRandom random = new SplittableRandom(20_261_201L);
    private final List<TwitterConnector> doors = List.of(
            TwitterConnector.builder().consumerSecrets(List.of(CONSUMER)).build(),
            TwitterConnector.builder().consumerSecrets(List.of(CONSUMER, NEXT)).build(),
            TwitterConnector.builder()
                    .consumerSecrets(List.of(CONSUMER))
                    .clientSecrets(List.of(CLIENT))
                    .build());

    /** A request, and what was done to it. */
    private record Forgery(String way, byte[] body, Map<String, List<String>> headers) {}

    @Test
    void no_forged_webhook_is_accepted() {
        int accepted = 0;
        for (int i = 0; i < FORGERIES; i++) {
            int door = random.nextInt(doors.size());
            byte[] body = body();
            String genuine = sign(CONSUMER, body);
            if (i % 1_000 == 0) {
                assertThat(post(door, body, Map.of(OLDER, List.of(genuine)))).isInstanceOf(Accepted.class);
            }
            Forgery forgery = forged(door, body, genuine);
            if (post(door, forgery.body(), forgery.headers()) instanceof Accepted) {
                accepted++;
                assertThat(forgery.way()).as("accepted in round %s", i).isNull();
            }
        }
        assertThat(accepted).isZero();
    }

    private Forgery forged(int door, byte[] body, String genuine) {
        return switch (random.nextInt(door == 2 ? 15 : 12)) {
            case 0 -> older("another key", body, sign(Secret.of("key " + random.nextInt()), body));
            case 1 -> older("a bit of the body", flipped(body), genuine);
            case 2 -> older("a cut body", Arrays.copyOf(body, random.nextInt(body.length)), genuine);
            case 3 -> older("a longer body", Arrays.copyOf(body, body.length + 1 + random.nextInt(9)), genuine);
            case 4 -> older("a cut signature", body, genuine.substring(0, random.nextInt(genuine.length())));
            case 5 -> older("a character of the signature", body, changed(genuine));
            case 6 -> older("another spelling", body, spelled(body, genuine));
            case 7 -> new Forgery("two of them", body, Map.of(OLDER, List.of(genuine, genuine)));
            case 8 -> new Forgery("another header", body, Map.of(strange(), List.of(genuine)));
            case 9 -> new Forgery("no header", body, Map.of());
            case 10 -> asked(door);
            case 11 ->
                older(
                        "a random signature",
                        body,
                        "sha256=" + Base64.getEncoder().encodeToString(bytes(32)));
            case 12 ->
                new Forgery(
                        "a wrong newer beside a right older one",
                        body,
                        Map.of(
                                OLDER,
                                List.of(genuine),
                                NEWER,
                                List.of(random.nextBoolean() ? changed(sign(CLIENT, body)) : genuine)));
            case 13 -> new Forgery("the newer one under the older's secret", body, Map.of(NEWER, List.of(genuine)));
            default -> {
                String newer = sign(CLIENT, body);
                yield new Forgery(
                        "two newer ones", body, Map.of(OLDER, List.of(genuine), NEWER, List.of(newer, newer)));
            }
        };
    }

    /** Has something signed by the challenge, and hands it in as a body. */
    private Forgery asked(int door) {
        String token = random.nextInt(3) == 0 ? new String(body(), StandardCharsets.UTF_8) : token();
        Reception answer =
                doors.get(door).receive(new WebhookRequest("GET", Map.of("crc_token", token), Map.of(), new byte[0]));
        String signature = answer instanceof Answer given
                ? StrictJson.read(given.response().body())
                        .path("response_token")
                        .asText()
                : "sha256=";
        return older("signed by the challenge", token.getBytes(StandardCharsets.UTF_8), signature);
    }

    private String token() {
        String alphabet = "ABCxyz019+/=_-{\" ";
        StringBuilder token = new StringBuilder();
        boolean opaque = random.nextInt(4) > 0;
        for (int n = random.nextInt(8, 140); n > 0; n--) {
            token.append(alphabet.charAt(random.nextInt(alphabet.length() - (opaque ? 3 : 0))));
        }
        return token.toString();
    }

    private String spelled(byte[] body, String genuine) {
        byte[] hmac = CONSUMER.hmacSha256(body);
        String spelling = switch (random.nextInt(9)) {
            case 0 -> genuine + " ";
            case 1 -> " " + genuine;
            case 2 -> genuine.replace("sha256=", "SHA256=");
            case 3 -> genuine.replace("sha256=", "");
            case 4 -> genuine.replace("=", "");
            case 5 -> "sha256=" + Base64.getUrlEncoder().withoutPadding().encodeToString(hmac);
            case 6 -> "sha256=" + HexFormat.of().formatHex(hmac);
            case 7 -> genuine + "\n";
            default -> genuine.toLowerCase(Locale.ROOT);
        };
        return spelling.equals(genuine) ? "" : spelling;
    }

    private String strange() {
        return List.of(
                        "x-hub-signature-256",
                        "x-twitter-webhooks-signature-oauth",
                        "x-twitter-webhook-signature",
                        "signature",
                        OLDER + " ")
                .get(random.nextInt(5));
    }

    private byte[] body() {
        return ("{\"data\":{\"event_uuid\":\"" + random.nextLong() + "\",\"event_type\":\"post.mention.create\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] flipped(byte[] body) {
        byte[] other = body.clone();
        other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        return other;
    }

    /** Also the bits of the last character of Base64 that stand for nothing. */
    private String changed(String signature) {
        int at = random.nextInt(4) == 0 ? signature.length() - 2 : random.nextInt(signature.length());
        char other = (char) (signature.charAt(at) ^ (1 + random.nextInt(127)));
        return signature.substring(0, at) + other + signature.substring(at + 1);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static Forgery older(String way, byte[] body, String signature) {
        return new Forgery(way, body, Map.of(OLDER, List.of(signature)));
    }

    private Reception post(int door, byte[] body, Map<String, List<String>> headers) {
        return doors.get(door).receive(new WebhookRequest("POST", Map.of(), headers, body));
    }

    private static String sign(Secret secret, byte[] body) {
        return "sha256=" + Base64.getEncoder().encodeToString(secret.hmacSha256(body));
    }
}
