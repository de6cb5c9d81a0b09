package dev.relais.twitter;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Makes bodies: grown by the grammar of X's forms with members left out, doubled and of other types, damaged, or of no form. */
final class FuzzBodies {
    private static final List<String> TYPES = List.of(
            "post.mention.create",
            "post.reply.create",
            "post.quote.create",
            "post.create",
            "post.delete",
            "dm.received",
            "dm.sent",
            "dm.read",
            "dm.indicate_typing",
            "chat.received",
            "chat.sent",
            "oauth.revoke",
            "PostMentionCreate",
            "follow.follow",
            "odd");
    private static final List<String> ODD = List.of(
            "null",
            "true",
            "0",
            "-7",
            "1e400",
            "123456789012345678901234567890",
            "\"\"",
            "\"\\ud800\"",
            "[]",
            "{}",
            "[[{}]]",
            "\"700\"",
            "2.5",
            "\"2026-11-20T08:15:30.000Z\"",
            "[1,2,3]",
            "{\"a\":{\"b\":null}}");
    private static final List<String> WORDS = List.of(
            "lamp",
            "@lumen",
            "&amp;",
            "&lt;",
            "&",
            "\uD83D\uDE21",
            "\\u00e9",
            "été",
            "\\uD83D\\uDE21",
            "https://t.co/a1",
            "#dark",
            "\\n",
            "あ",
            "\\ud800",
            "@noor");

    /** Members that X sends with every post and every user, and that nobody reads here. */
    private static final String METRICS =
            "\"public_metrics\":{\"like_count\":0,\"like_count_str\":\"0\",\"repost_count\":0,\"repost_count_str\":\"0\"}";

    private static final String CONTROLS = "\"edit_controls\":{\"edits_remaining\":5,\"is_edit_eligible\":true,"
            + "\"editable_until\":\"2026-11-20T09:15:30.000Z\"}";
    private static final String PROFILE =
            "\"profile_image_url\":\"https://img.example/profile_images/1/a_normal.jpg\",\"protected\":false,\"verified\":false";

    private static final String LIKE_JSON = "{}[]\",:0129.eE-+truefalsn \\";

    private final SplittableRandom random;

    FuzzBodies(SplittableRandom random) {
        this.random = random;
    }

    byte[] next() {
        return switch (random.nextInt(10)) {
            case 0 -> noise();
            case 1, 2 -> damaged(sample());
            case 3, 4 -> damaged(grown());
            default -> grown();
        };
    }

    private byte[] sample() {
        return bytes(Samples.ALL.get(random.nextInt(Samples.ALL.size())));
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(400)];
        boolean likeJson = random.nextBoolean();
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (likeJson ? LIKE_JSON.charAt(random.nextInt(LIKE_JSON.length())) : random.nextInt(256));
        }
        return noise;
    }

    private byte[] damaged(byte[] body) {
        byte[] damaged = body;
        for (int n = random.nextInt(1, 4); n > 0 && damaged.length > 1; n--) {
            int at = random.nextInt(damaged.length);
            int to = Math.min(damaged.length, at + random.nextInt(30));
            byte[] middle = switch (random.nextInt(5)) {
                case 0 -> new byte[] {(byte) random.nextInt(256)};
                case 1 -> bytes(pick(ODD));
                case 2 -> java.util.Arrays.copyOfRange(damaged, at, to);
                default -> new byte[0];
            };
            int rest = random.nextBoolean() ? at : to;
            byte[] next = new byte[at + middle.length + damaged.length - rest];
            System.arraycopy(damaged, 0, next, 0, at);
            System.arraycopy(middle, 0, next, at, middle.length);
            System.arraycopy(damaged, rest, next, at + middle.length, damaged.length - rest);
            damaged = next;
        }
        return damaged;
    }

    private byte[] grown() {
        return bytes(
                switch (random.nextInt(8)) {
                    case 0, 1 -> "{\"data\":" + event() + "}";
                    case 2 -> "{\"data\":" + list(this::post) + ",\"includes\":" + includes() + meta() + "}";
                    case 3 ->
                        "{\"data\":" + post() + ",\"includes\":" + includes()
                                + ",\"matching_rules\":[{\"id\":\"1\",\"tag\":\"t\"}]}";
                    case 4 -> "{\"data\":" + list(this::fetched) + ",\"includes\":" + includes() + meta() + "}";
                    case 5 -> old();
                    case 6 ->
                        "{\"data\":{" + pick(List.of("\"delete\"", "\"drop\"", "\"tweet_edit\"", "\"user_delete\""))
                                + ":{\"tweet\":{" + id() + ",\"author_id\":" + user() + "},\"event_at\":" + time()
                                + "}}}";
                    default ->
                        random.nextBoolean()
                                ? "{\"meta\":{\"result_count\":0}" + errors() + "}"
                                : "{\"data\":" + list(this::event) + errors() + "}";
                });
    }

    private String event() {
        String type = pick(TYPES);
        return object(
                "\"event_type\":\"" + type + "\"",
                "\"filter\":{\"user_id\":" + user() + "}",
                "\"payload\":" + (type.startsWith("dm") ? direct() : type.startsWith("chat") ? chat() : post()),
                "\"event_uuid\":\"" + random.nextLong() + "\"",
                "\"includes\":" + includes());
    }

    private String post() {
        return object(
                id(),
                "\"text\":" + text(),
                "\"author_id\":" + user(),
                "\"conversation_id\":\"" + random.nextInt(20) + "\"",
                "\"created_at\":" + time(),
                "\"in_reply_to_user_id\":" + user(),
                "\"lang\":\"en\"",
                name("\"edit_history_tweet_ids\"") + ":[\"1\",\"2\"]",
                name("\"referenced_tweets\"") + ":[{\"type\":\""
                        + pick(List.of("replied_to", "quoted", "retweeted", "new")) + "\",\"id\":\"8000\"}]",
                "\"entities\":{\"mentions\":"
                        + list(() -> "{\"start\":" + number() + ",\"end\":" + number()
                                + ",\"username\":\"lumen\",\"id\":" + user() + "}")
                        + "}",
                "\"display_text_range\":[" + number() + "," + number() + "]",
                "\"attachments\":{\"media_keys\":[\"3_1\",\"7_2\"]}",
                name("\"note_tweet\"") + ":{\"text\":" + text() + "}",
                METRICS,
                CONTROLS);
    }

    private String direct() {
        return object(
                "\"direct_message_events\":" + list(this::nested),
                "\"direct_message_mark_read_events\":" + list(this::mark),
                "\"users\":{\"31\":{\"data\":{\"id\":\"31\",\"username\":\"noor\"}}}",
                "\"sender_id\":" + user(),
                id());
    }

    private String nested() {
        return object(
                "\"type\":\"message_create\"",
                id(),
                "\"created_timestamp\":" + time(),
                "\"message_create\":"
                        + object(
                                "\"target\":{\"recipient_id\":" + user() + "}",
                                "\"sender_id\":" + user(),
                                "\"message_data\":{\"text\":" + text() + ",\"attachment\":"
                                        + object("\"type\":\"media\"", "\"media\":{\"type\":\"photo\"}") + "}"));
    }

    private String mark() {
        return object(
                "\"sender_id\":" + user(),
                "\"created_timestamp\":" + time(),
                "\"last_read_event_id\":\"" + random.nextLong(1L << 61) + "\"");
    }

    private String chat() {
        return object(
                id(),
                "\"sender_id\":" + user(),
                "\"conversation_id\":\"31:700\"",
                "\"created_at_msec\":" + time(),
                "\"encoded_event\":\"x\"");
    }

    private String fetched() {
        return object(
                id(),
                "\"event_type\":\""
                        + pick(List.of("MessageCreate", "MessageCreate", "ParticipantsJoin", "ParticipantsLeave"))
                        + "\"",
                "\"text\":" + text(),
                "\"sender_id\":" + user(),
                "\"dm_conversation_id\":\"" + pick(List.of("31-700", "700-31", "99", "31-32")) + "\"",
                "\"created_at\":" + time(),
                "\"participant_ids\":[" + user() + "]");
    }

    private String old() {
        return object(
                "\"for_user_id\":" + user(),
                "\"tweet_create_events\":"
                        + list(() -> object(
                                "\"id_str\":\"" + random.nextInt(50) + "\"",
                                "\"text\":" + text(),
                                "\"created_at\":\"Fri Nov 20 08:15:30 +0000 2026\"",
                                METRICS,
                                CONTROLS,
                                "\"user\":{\"id_str\":" + user() + "," + PROFILE + "}")),
                "\"direct_message_events\":" + list(this::nested),
                "\"direct_message_mark_read_events\":" + list(this::mark),
                "\"tweet_delete_events\":" + list(() -> "{\"status\":{" + id() + "},\"timestamp_ms\":" + time() + "}"),
                "\"favorite_events\":" + list(() -> "{" + id() + "}"));
    }

    private String includes() {
        return object(
                "\"users\":"
                        + list(() ->
                                object("\"id\":" + user(), "\"username\":\"noor\"", "\"name\":" + text(), PROFILE)),
                name("\"tweets\"") + ":" + list(() -> "{" + id() + ",\"author_id\":" + user() + "}"),
                "\"media\":"
                        + list(() ->
                                "{\"media_key\":\"3_1\",\"type\":\"photo\",\"url\":\"https://img.example/p.jpg\"}"));
    }

    private String meta() {
        return random.nextBoolean() ? ",\"meta\":{\"result_count\":" + random.nextInt(3) + "}" : errors();
    }

    private String errors() {
        return random.nextInt(3) > 0
                ? ""
                : ",\"errors\":"
                        + list(() -> object(
                                "\"type\":\"https://api.x.com/2/problems/"
                                        + pick(List.of("resource-not-found", "field-unauthorized", "odd")) + "\"",
                                "\"resource_id\":\"" + random.nextInt(99) + "\"",
                                "\"title\":" + text()));
    }

    /** Members in any order, some left out, now and then one of another type or in the other vocabulary. */
    private String object(String... members) {
        StringBuilder object = new StringBuilder("{");
        int first = random.nextInt(members.length);
        for (int i = 0; i < members.length; i++) {
            String member = members[(first + i) % members.length];
            int chance = random.nextInt(24);
            if (chance == 0) {
                continue;
            }
            object.append(object.length() == 1 ? "" : random.nextInt(8) == 0 ? " ,\n" : ",");
            object.append(chance == 1 ? member.substring(0, member.indexOf(':') + 1) + pick(ODD) : member);
            if (chance == 2) {
                object.append(",\"member_")
                        .append(random.nextInt(1_000_000))
                        .append("\":")
                        .append(pick(ODD));
            }
        }
        return object.append('}').toString();
    }

    private String list(java.util.function.Supplier<String> element) {
        StringBuilder list = new StringBuilder("[");
        int most = random.nextInt(300) == 0 ? 60 : 4;
        for (int n = random.nextInt(most); n > 0; n--) {
            list.append(random.nextInt(20) == 0 ? pick(ODD) : element.get()).append(n == 1 ? "" : ",");
        }
        return list.append(']').toString();
    }

    private String id() {
        return "\"id\":" + (random.nextInt(5) == 0 ? "" + random.nextInt(50) : "\"" + random.nextLong(1L << 61) + "\"");
    }

    private String user() {
        return pick(List.of("\"700\"", "\"700\"", "\"31\"", "\"31\"", "32", "\"701\"", "\"799\"", "null"));
    }

    private String time() {
        return pick(List.of("\"2026-11-20T08:15:30.000Z\"", "\"1795161600000\"", "1795161600", "\"soon\"", "null"));
    }

    private String number() {
        return "" + (random.nextInt(6) == 0 ? random.nextLong() : random.nextLong(-3, 60));
    }

    private String name(String name) {
        return random.nextBoolean() ? name : name.replace("tweet", "post");
    }

    private String text() {
        StringBuilder text = new StringBuilder("\"");
        for (int n = random.nextInt(random.nextInt(100) == 0 ? 900 : 12); n > 0; n--) {
            text.append(pick(WORDS)).append(' ');
        }
        return text.append('"').toString();
    }

    private String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
