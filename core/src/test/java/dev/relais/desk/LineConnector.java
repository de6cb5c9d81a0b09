package dev.relais.desk;

import dev.relais.account.Account;
import dev.relais.account.Accounts;
import dev.relais.connect.Connector;
import dev.relais.connect.Delivery;
import dev.relais.connect.HideRequest;
import dev.relais.connect.Inbound;
import dev.relais.connect.Reception;
import dev.relais.connect.Reconciliation;
import dev.relais.connect.SendOutcome;
import dev.relais.connect.SendRequest;
import dev.relais.connect.WebhookRequest;
import dev.relais.connect.WebhookResponse;
import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.Message;
import dev.relais.conversation.Surface;
import dev.relais.conversation.Version;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A network for tests. A body is lines of {@code customer id text}: {@code bo m1 hello}; {@code > bo m2 s-…
 * hello} is the echo of what the brand wrote; {@code edit m1 text} an edit; {@code heard outages bo@p1 p1 text} was found by listening. A body that starts with {@code forged} is none of ours.
 */
final class LineConnector implements Connector {
    static final Instant AT = Instant.parse("2026-09-01T09:00:00Z");

    final List<SendRequest> sends = new ArrayList<>();
    final List<HideRequest> hides = new ArrayList<>();
    final List<String> fetched = new ArrayList<>();
    /** How much later than usual messages are written. */
    Duration later = Duration.ZERO;
    /** For how long it takes an answer to a direct message; null: always. */
    @Nullable
    Duration window;

    SendOutcome hiding = new SendOutcome.Sent("");
    final List<SendRequest> looks = new ArrayList<>();
    Reconciliation found = new Reconciliation.Undecidable("nobody can look");
    Function<SendRequest, SendOutcome> network = request -> new SendOutcome.Sent("out-" + request.id());

    static WebhookRequest body(String lines) {
        return new WebhookRequest("POST", Map.of(), Map.of(), lines.getBytes(StandardCharsets.UTF_8));
    }

    static ConversationId conversation(String customer) {
        return key(customer).id();
    }

    /** {@code bo} writes in private, {@code bo@p1} under the post p1. */
    private static ConversationKey key(String customer) {
        String[] parts = customer.split("@", 2);
        return new ConversationKey("line", parts.length == 2 ? parts[1] : null, parts[0]);
    }

    @Override
    public String network() {
        return "line";
    }

    @Override
    public Set<String> networks() {
        return Set.of("line");
    }

    @Override
    public Set<String> signatureHeaders() {
        return Set.of();
    }

    @Override
    public Reception receive(WebhookRequest request) {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        if (body.startsWith("throws")) {
            throw new IllegalStateException("a connector with a bug");
        }
        return body.startsWith("forged")
                ? new Reception.Refused(WebhookResponse.empty(401), "forged")
                : new Reception.Accepted(WebhookResponse.empty(200));
    }

    @Override
    public List<Inbound> understand(Delivery delivery, Accounts accounts) {
        List<Inbound> all = new ArrayList<>();
        for (String line : new String(delivery.body(), StandardCharsets.UTF_8).split("\n", -1)) {
            String[] words = line.split(" ", 4);
            if (words[0].equals("poison")) {
                throw new IllegalStateException("a connector with a bug");
            }
            String pointer = "/" + all.size();
            if (words[0].equals("heard")) {
                String[] parts = line.split(" ", 5);
                Message message = message(parts[2], parts[3], parts[2], parts[4]);
                Set<String> queries = Set.of(parts[1].split(",", -1));
                all.add(new Inbound.Mentioned(
                        pointer, message, key(parts[2]), Set.of(message.externalId()), 0, queries));
            } else if (words[0].equals(">")) {
                Message message = message(words[1], words[2], "brand", "echo");
                all.add(new Inbound.Sent(pointer, message, key(words[1]), Set.of(message.externalId()), 0, words[3]));
            } else {
                Message message = message(words[0], words[1], words[0], line);
                if (words[0].equals("edit")) {
                    Version version = new Version(1, AT, AT, false, line);
                    all.add(new Inbound.Edited(pointer, "line", "line", words[1], version));
                    continue;
                }
                all.add(new Inbound.Received(pointer, message, key(words[0]), Set.of(message.externalId()), 0));
            }
        }
        return all;
    }

    private Message message(String customer, String id, @Nullable String author, String text) {
        return new Message(
                "line",
                "line",
                id,
                customer.contains("@") ? Surface.COMMENT : Surface.DIRECT,
                author == null ? null : new Author(author.split("@", 2)[0], null, null),
                text,
                List.of(),
                null,
                AT.plusSeconds(customer.length() + id.length()).plus(later),
                false);
    }

    /** What is told next was written at {@code now}. */
    void writesAt(Instant now, String customer, String id) {
        later = Duration.between(AT, now).minusSeconds(customer.length() + id.length());
    }

    @Override
    public Optional<Duration> replyWindow(Account account) {
        return Optional.ofNullable(window);
    }

    @Override
    public SendOutcome hide(HideRequest request) {
        hides.add(request);
        return hiding;
    }

    @Override
    public Optional<byte[]> fetch(Account account, String externalId) {
        fetched.add(externalId);
        return Optional.of(("bo " + externalId + " hello").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public SendOutcome send(SendRequest request) {
        sends.add(request);
        return network.apply(request);
    }

    @Override
    public Reconciliation reconcile(SendRequest request, Instant startedAt) {
        looks.add(request);
        return found;
    }
}
