package dev.relais.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whatever arrives, reading gives typed results and never an exception. */
class FuzzTest {
    private static final int ROUNDS = 10_000;
    private static final long SEED = 20_261_122L;

    private static final List<String> SAMPLES = List.of(
            page(
                    "\"messaging\":[{\"sender\":{\"id\":\"200\"},\"recipient\":{\"id\":\"100\"},\"timestamp\":1763800001234,\"message\":{\"mid\":\"m_1\",\"text\":\"O\\u00f9 \\ud83d\\ude15 ?\",\"reply_to\":{\"mid\":\"m_0\"},\"attachments\":[{\"type\":\"image\",\"payload\":{\"url\":\"https://a/\"}},{\"type\":\"fallback\",\"payload\":null}]}},"
                            + "{\"sender\":{\"id\":\"100\"},\"recipient\":{\"id\":\"200\"},\"timestamp\":1763800001234,\"message\":{\"mid\":\"m_2\",\"is_echo\":true,\"app_id\":5,\"metadata\":\"s-1\"}}]"),
            page(
                    "\"messaging\":[{\"sender\":{\"id\":200},\"timestamp\":\"1763800001\",\"message_edit\":{\"mid\":\"m_1\",\"text\":\"x\",\"num_edit\":\"2\"}},{\"sender\":{\"id\":200},\"message\":{\"mid\":\"m_1\",\"is_deleted\":true}},"
                            + "{\"sender\":{\"id\":200},\"reaction\":{\"mid\":\"m_1\",\"action\":\"react\",\"emoji\":\"x\"}},{\"sender\":{\"id\":200},\"read\":{\"watermark\":\"1763800001\"}},{\"sender\":{\"id\":200},\"delivery\":{\"watermark\":1763800001}}]"),
            page(
                    "\"standby\":[{\"sender\":{\"id\":200},\"timestamp\":1763800001234,\"postback\":{\"title\":\"T\"}},{\"sender\":{\"id\":200},\"pass_thread_control\":{\"new_owner_app_id\":null}},{\"recipient\":{\"id\":100},\"policy_enforcement\":{\"action\":\"block\"}}]"),
            page(
                    "\"changes\":[{\"field\":\"feed\",\"value\":{\"item\":\"comment\",\"verb\":\"add\",\"comment_id\":\"1_7\",\"post_id\":\"100_1\",\"parent_id\":\"100_1\",\"from\":{\"id\":\"300\",\"name\":\"Z\"},\"message\":\"m\",\"created_time\":1763799999}},"
                            + "{\"field\":\"feed\",\"value\":{\"item\":\"photo\",\"verb\":\"edited\",\"post_id\":\"100_1\",\"photos\":[\"https://a/\"],\"link\":\"https://b/\",\"edited_time\":1763799999}},"
                            + "{\"field\":\"feed\",\"value\":{\"item\":\"reaction\",\"verb\":\"remove\",\"post_id\":\"100_1\",\"reaction_type\":\"love\",\"sender_id\":300}}]"),
            page(
                    "\"changes\":[{\"field\":\"ratings\",\"value\":{\"item\":\"rating\",\"verb\":\"add\",\"open_graph_story_id\":\"900\",\"reviewer_id\":1,\"review_text\":\"r\",\"comment_id\":null}},{\"field\":\"mention\",\"value\":{\"item\":\"post\",\"verb\":\"add\",\"post_id\":\"5_1\"}},{\"field\":\"parking\"}]"),
            page(
                    "\"changes\":[{\"field\":\"feed\",\"value\":{\"item\":\"comment\",\"verb\":\"hide\",\"comment_id\":\"1_7\",\"post_id\":\"100_1\",\"is_hidden\":true}}]"),
            page("\"changed_fields\":[\"feed\"]"),
            "[{\"object\":\"instagram\",\"entry\":[{\"id\":\"178\",\"time\":1763800000,\"field\":\"comments\",\"value\":{\"id\":\"17\",\"from\":{\"id\":\"300\",\"username\":\"@z\"},\"text\":\"t\",\"media\":{\"id\":\"90\"}}}]}]",
            "{\"object\":\"instagram\",\"entry\":[{\"id\":\"178\",\"changes\":[{\"field\":\"mentions\",\"value\":{\"media_id\":\"1\",\"comment_id\":\"2\"}},{\"field\":\"messages\",\"value\":{\"sender\":{\"id\":\"4\"},\"recipient\":{\"id\":\"178\"},\"timestamp\":\"1\",\"message\":{\"mid\":\"t\"}}}]}]}",
            "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"100\",\"changes\":[{\"field\":\"messages\",\"value\":{\"messages\":[]}}]}]}");

    /** Values that have surprised readers elsewhere. */
    private static final List<String> ODD = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "0",
            "-1",
            "1e400",
            "1.5",
            "123456789012345678901234567890",
            "9223372036854775807",
            "253402300800000",
            "\"9999999999999999999\"",
            "\"+1000000000-12-31T23:59:59Z\"",
            "\"2026-11-22T09:00:00Z\"",
            "\"\\ud83d\"",
            "\"a\\u0000b\"",
            "\"100\"",
            "[[[]]]",
            "[{\"id\":\"1\"}]",
            "{\"id\":{\"id\":\"1\"}}");

    @Test
    void mutated_bytes_give_typed_results_only() {
        RandomGenerator random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            check(bytes(random), round);
        }
    }

    @Test
    void mutated_values_give_one_typed_result_for_each_item() {
        RandomGenerator random = new SplittableRandom(SEED + 1);
        Set<Class<?>> kinds = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            JsonNode body = StrictJson.read(sample(random));
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                body = replaceOne(body, random);
            }
            byte[] bytes = StrictJson.write(body).getBytes(StandardCharsets.UTF_8);
            JsonNode written = StrictJson.read(bytes);
            List<Inbound> read = check(bytes, round);
            assertThat(read)
                    .as("seed %d, round %d", SEED + 1, round)
                    .allMatch(inbound -> !written.at(inbound.pointer()).isMissingNode());
            read.forEach(inbound -> kinds.add(inbound.getClass()));
        }
        Set<Class<?>> all = new HashSet<>(List.of(Inbound.class.getPermittedSubclasses()));
        all.remove(Inbound.Mentioned.class); // Meta's webhooks tell of what was said to the brand, not about it.
        assertThat(kinds).as("every kind was reached").isEqualTo(all);
    }

    private static List<Inbound> check(byte[] body, int round) {
        List<Inbound> read;
        try {
            read = Reading.understand(body);
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + SEED + ", round " + round, e);
        }
        assertThat(read).as("seed %d, round %d", SEED, round).isNotEmpty();
        assertThat(read)
                .as("seed %d, round %d", SEED, round)
                .extracting(Inbound::pointer)
                .doesNotHaveDuplicates();
        assertThat(read)
                .as("seed %d, round %d", SEED, round)
                .noneMatch(inbound ->
                        inbound instanceof NotUnderstood no && no.reason().startsWith(MetaReader.OUR_FAULT));
        return read;
    }

    private static byte[] bytes(RandomGenerator random) {
        byte[] body = sample(random).getBytes(StandardCharsets.UTF_8);
        for (int changes = random.nextInt(1, 6); changes > 0; changes--) {
            int at = random.nextInt(body.length);
            switch (random.nextInt(4)) {
                case 0 -> body[at] = (byte) random.nextInt(256);
                case 1 -> body[at] = (byte) "{}[]\",:\\0e-".charAt(random.nextInt(11));
                case 2 -> body = Arrays.copyOf(body, Math.max(1, at));
                default -> System.arraycopy(body, 0, body, at, Math.min(random.nextInt(40), body.length - at));
            }
        }
        return body;
    }

    /** One value, anywhere in the tree, becomes an odd one or a piece of another sample. */
    private static JsonNode replaceOne(JsonNode body, RandomGenerator random) {
        List<ContainerNode<?>> containers = new ArrayList<>();
        collect(body, containers);
        JsonNode odd = StrictJson.read(ODD.get(random.nextInt(ODD.size())));
        JsonNode value = random.nextInt(8) == 0 ? StrictJson.read(sample(random)) : odd;
        if (containers.isEmpty()) {
            return value;
        }
        ContainerNode<?> chosen = containers.get(random.nextInt(containers.size()));
        if (chosen instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            object.set(names.get(random.nextInt(names.size())), value);
        } else if (chosen instanceof ArrayNode array) {
            array.set(random.nextInt(array.size()), value);
        }
        return body;
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> into) {
        if (node instanceof ContainerNode<?> container && !container.isEmpty()) {
            into.add(container);
        }
        node.forEach(child -> collect(child, into));
    }

    private static String sample(RandomGenerator random) {
        return SAMPLES.get(random.nextInt(SAMPLES.size()));
    }

    private static String page(String members) {
        return "{\"object\":\"page\",\"entry\":[{\"id\":\"100\",\"time\":1763800000," + members + "}]}";
    }
}
