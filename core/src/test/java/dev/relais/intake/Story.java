package dev.relais.intake;

import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.Acknowledged;
import dev.relais.connect.Inbound.Edited;
import dev.relais.connect.Inbound.Hidden;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.connect.Inbound.Reacted;
import dev.relais.connect.Inbound.Received;
import dev.relais.connect.Inbound.Sent;
import dev.relais.connect.Inbound.Withdrawn;
import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationEvent.Receipt;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.Message;
import dev.relais.conversation.Surface;
import dev.relais.conversation.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Facts that networks might tell, made from a seed: messages, copies of them, edits, answers, removals, hidings,
 * reactions. */
final class Story {
    private static final Instant START = Instant.parse("2026-09-01T09:00:00Z");

    private final RandomGenerator random;
    private final List<Told> told = new ArrayList<>();

    private Story(RandomGenerator random) {
        this.random = random;
    }

    static List<Told> of(RandomGenerator random) {
        Story story = new Story(random);
        int messages = 2 + random.nextInt(6);
        for (int i = 0; i < messages; i++) {
            story.message(i);
        }
        return story.told;
    }

    private void message(int i) {
        String customer = "c" + random.nextInt(2);
        boolean direct = random.nextInt(3) == 0;
        String id = "p" + i;
        ConversationKey key = new ConversationKey("a", direct ? null : "root" + random.nextInt(2), customer);
        tell(received(id, key, customer, 0, "first " + i, true));
        if (random.nextBoolean()) {
            tell(received(id, key, customer, 0, "first " + i, false));
        }
        if (random.nextInt(3) == 0) {
            tell(received(id, key, customer, 1, "second " + i, true));
        }
        for (int edits = random.nextInt(3); edits > 0; edits--) {
            String text = "edit " + i + "/" + edits;
            tell(new Edited("/e", "n", "a", id, new Version(edits, time(), START, false, text)));
        }
        if (random.nextInt(3) == 0) {
            answer(id + "-r", id, direct ? key : null);
        }
        if (random.nextInt(4) == 0) {
            String gone = random.nextBoolean() ? id : id + "-v1";
            tell(new Withdrawn("/w", "n", "a", gone, time(), random.nextBoolean()));
        }
        if (random.nextInt(3) == 0) {
            tell(new Reacted("/r", "n", "a", id, new Author(customer, null, null), "like", true, time(), false));
        }
        for (int times = random.nextInt(4); times > 0; times--) {
            Instant at = START.plusSeconds(random.nextInt(5));
            tell(new Hidden("/h", "n", "a", id, random.nextBoolean(), at, random.nextBoolean()));
        }
        if (random.nextInt(8) == 0) {
            tell(new Hidden("/h", "n", "a", "gone-" + i, random.nextBoolean(), time(), true));
        }
        if (direct && random.nextBoolean()) {
            tell(new Acknowledged("/k", "n", key, Receipt.READ, time(), time(), false));
        }
        if (random.nextInt(5) == 0) {
            tell(new NotUnderstood("/x" + i, "n", "strange"));
        }
    }

    private void answer(String id, String parent, @Nullable ConversationKey key) {
        Message message =
                new Message("n", "a", id, Surface.COMMENT, null, "answer " + id, List.of(), parent, time(), false);
        tell(new Sent("/s", message, key, Set.of(id), 0, null));
        if (random.nextBoolean()) {
            answer(id + "r", id, null);
        }
        if (random.nextInt(3) == 0) {
            tell(new Edited("/e", "n", "a", id, new Version(1, time(), START, false, "better " + id)));
        }
    }

    private Received received(
            String id, ConversationKey key, String customer, long revision, String text, boolean named) {
        Author author = new Author(customer, named ? "handle-" + customer : null, null);
        Surface surface = key.root() == null ? Surface.DIRECT : Surface.COMMENT;
        Instant at = START.plusSeconds(60L * id.charAt(1) + revision);
        Message message = new Message("n", "a", id, surface, author, text, List.of(), null, at, false);
        return new Received("/m", message, key, revision == 0 ? Set.of(id) : Set.of(id, id + "-v1"), revision);
    }

    private Instant time() {
        return START.plusSeconds(random.nextInt(10_000));
    }

    private void tell(Inbound inbound) {
        byte[] body = ("body " + told.size()).getBytes(StandardCharsets.UTF_8);
        Delivery delivery = new Delivery("n", null, START.plusSeconds(20_000), body);
        told.add(Told.of(inbound, told.size() + 1L, delivery));
    }
}
