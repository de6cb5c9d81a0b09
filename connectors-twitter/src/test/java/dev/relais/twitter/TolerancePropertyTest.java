package dev.relais.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.connect.Inbound;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TolerancePropertyTest {
    private static final long SEED = 31_415L;
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
            "\"700\"");

    @Test
    void damaged_bytes_give_typed_items_and_never_an_exception() {
        Random random = new Random(SEED);
        for (int i = 0; i < 10_000; i++) {
            byte[] body = Samples.ALL.get(random.nextInt(Samples.ALL.size())).getBytes(StandardCharsets.UTF_8);
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                body = damaged(body, random);
            }
            check(body, i);
        }
    }

    @Test
    void members_of_another_type_give_one_typed_item_each() {
        Random random = new Random(SEED);
        for (int i = 0; i < 10_000; i++) {
            JsonNode body = StrictJson.read(Samples.ALL.get(random.nextInt(Samples.ALL.size())));
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                twist(body, random);
            }
            check(StrictJson.write(body).getBytes(StandardCharsets.UTF_8), i);
        }
    }

    @Test
    void the_order_of_members_and_members_nobody_knows_change_nothing() {
        Random random = new Random(SEED);
        for (String sample : Samples.ALL) {
            Set<Inbound> expected = new HashSet<>(Samples.read(sample));
            for (int i = 0; i < 200; i++) {
                String shuffled = StrictJson.write(shuffled(StrictJson.read(sample), random, ""));
                assertThat(Samples.read(shuffled))
                        .as("seed %s, round %s: %s", SEED, i, shuffled)
                        .hasSameSizeAs(expected)
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    private static void check(byte[] body, int round) {
        List<Inbound> items = Samples.read(body);
        assertThat(items.stream().map(Inbound::pointer).toList())
                .as("seed %s, round %s: %s", SEED, round, new String(body, StandardCharsets.UTF_8))
                .containsExactlyElementsOf(expected(body));
    }

    /** The pointers of a body's items, found in another way than the connector's: from the outside. */
    private static List<String> expected(byte[] body) {
        JsonNode root;
        try {
            root = StrictJson.read(body);
        } catch (NotJsonException | NumberFormatException e) {
            return List.of("");
        }
        List<String> pointers = new ArrayList<>();
        JsonNode user = root.path("for_user_id");
        boolean old =
                user.isIntegralNumber() || (user.isTextual() && !user.asText().isEmpty());
        root.fieldNames().forEachRemaining(name -> {
            JsonNode value = root.get(name);
            String pointer = "/" + name.replace("~", "~0").replace("/", "~1");
            boolean known = name.matches(
                    "tweet_create_events|direct_message_events|tweet_delete_events|direct_message_mark_read_events");
            if (name.equals("data") && value.isArray()) {
                for (int i = 0; i < value.size(); i++) {
                    pointers.addAll(messages(pointer + "/" + i, value.get(i)));
                }
            } else if (name.equals("data") && !value.isNull()) {
                pointers.addAll(messages(pointer, value));
            } else if (value.isArray() && (old || known)) {
                for (int i = 0; i < value.size(); i++) {
                    pointers.add(pointer + "/" + i);
                }
            } else if (value.isArray() && name.equals("errors")) {
                for (int i = 0; i < value.size(); i++) {
                    pointers.addAll(missing(pointer + "/" + i, value.get(i), root));
                }
            } else if (!value.isNull()
                    && ((old && name.matches("(?s).*_events?"))
                            || known
                            || (name.equals("user_event") && value.isObject()))) {
                pointers.add(pointer);
            }
        });
        JsonNode count = root.path("meta").path("result_count");
        JsonNode data = root.path("data");
        boolean page = (count.isTextual() || count.isNumber()) && count.asText().equals("0");
        boolean empty = data.isMissingNode() || (data.isContainerNode() && data.isEmpty());
        return !pointers.isEmpty() || (page && empty && !root.has("errors")) ? pointers : List.of("");
    }

    private static List<String> messages(String pointer, JsonNode event) {
        String type = event.path("event_type").isTextual()
                ? event.path("event_type").asText().toLowerCase(Locale.ROOT).replaceAll("[._-]", "")
                : "";
        String name = type.equals("dmread") ? "direct_message_mark_read_events" : "direct_message_events";
        JsonNode list = event.path("payload").path(name);
        if (!type.matches("dm(sent|received|read)") || !list.isArray() || list.isEmpty()) {
            return List.of(pointer);
        }
        List<String> pointers = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            pointers.add(pointer + "/payload/" + name + "/" + i);
        }
        return pointers;
    }

    private static List<String> missing(String pointer, JsonNode error, JsonNode root) {
        boolean resource = error.hasNonNull("resource_id") || error.hasNonNull("resource_type");
        boolean field =
                error.path("type").isTextual() && error.path("type").asText().endsWith("/not-authorized-for-field");
        return !field && (resource || root.has("data")) ? List.of(pointer) : List.of();
    }

    private static byte[] damaged(byte[] body, Random random) {
        if (body.length == 0) {
            return new byte[] {'['};
        }
        int at = random.nextInt(body.length);
        byte[] odd = ODD.get(random.nextInt(ODD.size())).getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(5)) {
            case 0 -> concat(body, at, new byte[] {(byte) random.nextInt(256)}, at + 1);
            case 1 -> concat(body, at, new byte[0], at + 1);
            case 2 -> concat(body, at, odd, at);
            case 3 -> concat(body, at, new byte[0], Math.min(body.length, at + random.nextInt(40)));
            default -> {
                int value = indexOf(body, at);
                yield concat(body, value, odd, Math.min(body.length, value + 3));
            }
        };
    }

    private static int indexOf(byte[] body, int from) {
        for (int i = from; i < body.length; i++) {
            if (body[i] == ':') {
                return i + 1;
            }
        }
        return body.length;
    }

    private static byte[] concat(byte[] body, int end, byte[] middle, int start) {
        byte[] out = new byte[end + middle.length + body.length - start];
        System.arraycopy(body, 0, out, 0, end);
        System.arraycopy(middle, 0, out, end, middle.length);
        System.arraycopy(body, start, out, end + middle.length, body.length - start);
        return out;
    }

    /** Gives one member or element somewhere in the tree another value, takes it away, or doubles it. */
    private static void twist(JsonNode tree, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(tree, containers);
        JsonNode chosen = containers.get(random.nextInt(containers.size()));
        JsonNode odd = StrictJson.read(ODD.get(random.nextInt(ODD.size())));
        if (chosen instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(3)) {
                case 0 -> object.remove(name);
                case 1 ->
                    object.set(
                            name,
                            object.get(names.get(random.nextInt(names.size()))).deepCopy());
                default -> object.set(name, odd);
            }
        } else if (chosen instanceof ArrayNode array) {
            array.insert(random.nextInt(array.size() + 1), odd);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        if (node.isContainerNode()) {
            into.add(node);
            node.forEach(child -> collect(child, into));
        }
    }

    /** The same value with its members in another order and strangers among them; user maps hold users only. */
    private static JsonNode shuffled(JsonNode node, Random random, String name) {
        if (node.isArray()) {
            ArrayNode copy = StrictJson.object().putArray("a");
            node.forEach(child -> copy.add(shuffled(child, random, "")));
            return copy;
        }
        if (!node.isObject()) {
            return node;
        }
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        Collections.shuffle(names, random);
        ObjectNode copy = StrictJson.object();
        names.forEach(member -> copy.set(member, shuffled(node.get(member), random, member)));
        if (!name.equals("users")) {
            copy.put("stranger_" + random.nextInt(100), random.nextInt());
        }
        return copy;
    }
}
