package dev.relais.intake;

import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.Acknowledged;
import dev.relais.connect.Inbound.Edited;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.connect.Inbound.Reacted;
import dev.relais.connect.Inbound.Received;
import dev.relais.connect.Inbound.Sent;
import dev.relais.connect.Inbound.ThreadOwner;
import dev.relais.connect.Inbound.Withdrawn;
import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationEvent.Receipt;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.Message;
import dev.relais.conversation.Surface;
import dev.relais.conversation.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * As many facts as one likes, made from a seed. Sixteen make a matter: what two customers write under a post, or one in private,
 * what the brand answers, and what becomes of it. Each is made from its number alone: nothing has to be kept.
 */
final class ConvergenceFacts {
    private static final int MATTER = 16;
    private static final Instant START = Instant.parse("2026-09-01T09:00:00Z");

    private final long seed;

    ConvergenceFacts(long seed) {
        this.seed = seed;
    }

    /** The fact {@code number}, counted from 0, as the delivery {@code delivery} tells it. */
    Told told(int number, long delivery) {
        return new Told(
                inbound(number),
                delivery,
                new Body(("body " + number).getBytes(StandardCharsets.UTF_8)),
                START.plusSeconds(1_000_000));
    }

    private Inbound inbound(int number) {
        int matter = number / MATTER;
        boolean direct = matter % 3 == 0;
        String root = "root" + matter;
        ConversationKey key = new ConversationKey("a", direct ? null : root, "c" + matter);
        ConversationKey other = direct ? key : new ConversationKey("a", root, "d" + matter);
        String first = "p" + matter;
        String second = "q" + matter;
        String strangers = "s" + matter;
        String answer = "r" + matter;
        // One in eight speaks of a message that nobody ever tells of.
        String perhaps = chance(matter, 99, 8) == 0 ? "never" + matter : second;
        return switch (number % MATTER) {
            case 0 -> received(matter, first, key, 0, true);
            case 1 -> received(matter, second, key, 0, true);
            case 2 -> received(matter, strangers, other, 0, chance(matter, 2, 2) == 0);
            case 3 -> received(matter, first, key, 0, false);
            case 4 -> received(matter, first, key, 1, true);
            case 5 -> sent(matter, answer, first, null);
            case 6 -> sent(matter, answer + "-again", answer, null);
            case 7 -> sent(matter, answer + "-other", strangers, other);
            case 8 -> edited(matter, perhaps, 1, 8);
            case 9 -> edited(matter, perhaps, 2, 9);
            case 10 -> edited(matter, strangers, 1, 10);
            case 11 -> edited(matter, strangers, 1, 11);
            case 12 -> withdrawn(matter, List.of(first + "-v1", second, strangers, answer));
            case 13 ->
                new Reacted(
                        "/r",
                        "n",
                        "a",
                        perhaps,
                        author(key, true),
                        "like",
                        chance(matter, 13, 2) == 0,
                        at(matter, 13),
                        false);
            case 14 -> ofTheThread(matter, direct, key);
            default ->
                chance(matter, 15, 2) == 0
                        ? edited(matter, answer, 1, 15)
                        : new NotUnderstood("/x", "n", "strange " + matter);
        };
    }

    private Received received(int matter, String id, ConversationKey key, long revision, boolean named) {
        Surface surface = key.root() == null ? Surface.DIRECT : Surface.COMMENT;
        int kind = id.charAt(0) + (int) revision;
        String text = "text " + id + "/" + revision + "/" + chance(matter, kind, 1_000);
        Instant at = START.plusSeconds(chance(matter, id.charAt(0), 10_000) + revision);
        Message message =
                new Message("n", "a", id, surface, author(key, named), text, List.of(), key.root(), at, false);
        return new Received("/m", message, key, revision == 0 ? Set.of(id) : Set.of(id, id + "-v1"), revision);
    }

    private Sent sent(int matter, String id, String parent, @Nullable ConversationKey key) {
        Surface surface = matter % 3 == 0 ? Surface.DIRECT : Surface.COMMENT;
        Message message = new Message(
                "n", "a", id, surface, null, "answer " + id, List.of(), parent, at(matter, id.length()), false);
        return new Sent("/s", message, key, Set.of(id), 0, null);
    }

    private Edited edited(int matter, String id, long revision, int kind) {
        String text = "edit " + kind + "/" + chance(matter, kind, 1_000);
        return new Edited("/e", "n", "a", id, new Version(revision, at(matter, kind), START, false, text));
    }

    private Withdrawn withdrawn(int matter, List<String> some) {
        return new Withdrawn(
                "/w", "n", "a", some.get(chance(matter, 12, some.size())), at(matter, 12), chance(matter, 7, 2) == 0);
    }

    private Inbound ofTheThread(int matter, boolean direct, ConversationKey key) {
        return direct && chance(matter, 14, 2) == 0
                ? new Acknowledged("/k", "n", key, Receipt.READ, at(matter, 14), at(matter, 14), false)
                : new ThreadOwner("/o", "n", key, chance(matter, 16, 2) == 0 ? "app" : null, at(matter, 14), false);
    }

    private static Author author(ConversationKey key, boolean named) {
        return new Author(String.valueOf(key.customer()), named ? "handle-" + key.customer() : null, null);
    }

    private Instant at(int matter, int kind) {
        return START.plusSeconds(chance(matter, 1_000 + kind, 10_000));
    }

    /** A number below {@code bound} that follows from the seed, the matter and what it is for. */
    private int chance(int matter, int kind, int bound) {
        long mixed = (seed * 31 + matter) * 0x9E3779B97F4A7C15L + kind * 0xC2B2AE3D27D4EB4FL;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 32), bound);
    }
}
