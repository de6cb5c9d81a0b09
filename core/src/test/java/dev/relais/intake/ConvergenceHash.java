package dev.relais.intake;

import dev.relais.connect.Inbound;
import dev.relais.conversation.Author;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ReactionChanged;
import dev.relais.conversation.ConversationEvent.ReceiptReceived;
import dev.relais.conversation.ConversationEvent.ThreadOwnerChanged;
import dev.relais.conversation.Entry;
import dev.relais.conversation.Message;
import dev.relais.conversation.Version;
import dev.relais.store.InMemoryStore;
import dev.relais.store.Unattached;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What people see of a store, in one number: nothing of it depends on when something arrived. */
final class ConvergenceHash {
    private final MessageDigest digest;

    private ConvergenceHash(MessageDigest digest) {
        this.digest = digest;
    }

    static String of(InMemoryStore store) {
        try {
            return new ConvergenceHash(MessageDigest.getInstance("SHA-256")).all(store);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private String all(InMemoryStore store) {
        store.conversations().stream().sorted().forEach(id -> {
            put("conversation", id);
            Conversation conversation = store.conversation(id).orElseThrow();
            conversation.entries().values().stream()
                    .sorted(Comparator.comparing(entry -> entry.message().externalId()))
                    .forEach(this::entry);
            store.events(id).stream()
                    .map(event -> about(event.event()))
                    .filter(text -> !text.isEmpty())
                    .sorted()
                    .forEach(this::put);
        });
        put("unattached");
        store.unattached().stream().map(ConvergenceHash::kept).sorted().forEach(this::put);
        return HexFormat.of().formatHex(digest.digest());
    }

    private void entry(Entry entry) {
        Message m = entry.message();
        put(m.externalId(), m.text(), m.at(), m.inReplyTo(), m.surface(), entry.direction(), entry.withdrawn());
        put(author(m.author()));
        for (Version version : entry.versions()) {
            put(version.revision(), version.at(), version.estimated(), version.text());
        }
    }

    private static String about(ConversationEvent event) {
        if (event instanceof ReactionChanged r) {
            return "reaction " + r.message().id() + author(r.author()) + r.reaction() + r.added();
        }
        if (event instanceof ReceiptReceived r) {
            return "receipt " + r.receipt() + r.upTo();
        }
        return event instanceof ThreadOwnerChanged o ? "owner " + o.owner() : "";
    }

    private static String kept(Unattached item) {
        Inbound inbound = item.inbound();
        String what = inbound instanceof Inbound.Sent s
                ? s.message().externalId() + s.message().text()
                : inbound instanceof Inbound.Edited e
                        ? e.externalId() + e.version() + e.version().text()
                        : inbound.toString();
        return inbound.getClass().getSimpleName() + item.waitsFor() + what;
    }

    private static String author(@Nullable Author author) {
        return author == null ? "" : author.id() + " " + author.handle() + " " + author.name();
    }

    private void put(@Nullable Object... parts) {
        for (@Nullable Object part : parts) {
            digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
    }
}
