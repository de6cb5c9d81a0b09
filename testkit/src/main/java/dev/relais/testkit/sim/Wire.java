package dev.relais.testkit.sim;

import dev.relais.connect.Inbound;
import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.Message;
import dev.relais.conversation.Surface;
import dev.relais.conversation.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the simulated network writes facts into bodies: a line for each, fields between bars, nothing for null. */
final class Wire {
    static final String NETWORK = "simnet";
    private static final Pattern BAR = Pattern.compile("\\|");
    private static final Pattern LINE = Pattern.compile("\n");

    private Wire() {}

    static String created(Post post, @Nullable String correlation) {
        return String.join(
                "|",
                post.isOurs() ? "sent" : "received",
                post.account.id(),
                post.id,
                or(post.customer),
                or(post.parent),
                or(post.key.root()),
                or(post.key.customer()),
                Long.toString(post.at.toEpochMilli()),
                or(correlation),
                post.versions.get(0));
    }

    static String edited(Post post, Instant at) {
        return String.join(
                "|",
                "edited",
                post.account.id(),
                post.id,
                Integer.toString(post.versions.size() - 1),
                Long.toString(at.toEpochMilli()),
                post.versions.get(post.versions.size() - 1));
    }

    static String withdrawn(Post post, Instant at) {
        return String.join("|", "withdrawn", post.account.id(), post.id, Long.toString(at.toEpochMilli()));
    }

    static String reacted(Post post, String customer, Instant at) {
        return String.join("|", "reacted", post.account.id(), post.id, customer, Long.toString(at.toEpochMilli()));
    }

    private static String or(@Nullable String value) {
        return value == null ? "" : value;
    }

    static List<Inbound> read(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        List<Inbound> all = new ArrayList<>();
        if (!text.isEmpty()) {
            for (String line : LINE.split(text, -1)) {
                all.add(read("/" + all.size(), line));
            }
        }
        return all;
    }

    private static Inbound read(String pointer, String line) {
        String[] field = BAR.split(line, -1);
        if (field[0].equals("received") || field[0].equals("sent")) {
            return created(pointer, field);
        }
        if (field[0].equals("edited")) {
            Instant at = at(field[4]);
            Version version = new Version(Long.parseLong(field[3]), at, at, false, field[5]);
            return new Inbound.Edited(pointer, NETWORK, field[1], field[2], version);
        }
        if (field[0].equals("withdrawn")) {
            return new Inbound.Withdrawn(pointer, NETWORK, field[1], field[2], at(field[3]), false);
        }
        Author author = new Author(field[3], null, null);
        return new Inbound.Reacted(pointer, NETWORK, field[1], field[2], author, "like", true, at(field[4]), false);
    }

    private static Inbound created(String pointer, String[] field) {
        boolean received = field[0].equals("received");
        boolean open = !field[5].isEmpty();
        Message message = new Message(
                NETWORK,
                field[1],
                field[2],
                !open ? Surface.DIRECT : field[4].isEmpty() ? Surface.POST : Surface.COMMENT,
                new Author(received ? field[3] : "brand-" + field[1], null, null),
                field[9],
                List.of(),
                field[4].isEmpty() ? null : field[4],
                at(field[7]),
                false);
        ConversationKey key = new ConversationKey(field[1], open ? field[5] : null, field[6]);
        Set<String> aliases = Set.of(field[2]);
        if (received) {
            return new Inbound.Received(pointer, message, key, aliases, 0);
        }
        String correlation = field[8].isEmpty() ? null : field[8];
        return new Inbound.Sent(pointer, message, open ? null : key, aliases, 0, correlation);
    }

    private static Instant at(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
