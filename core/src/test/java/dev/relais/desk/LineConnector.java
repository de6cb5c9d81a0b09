package dev.relais.desk;

import dev.relais.account.Accounts;
import dev.relais.connect.Connector;
import dev.relais.connect.Delivery;
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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A network for tests, private messages only. A body is lines of {@code customer id text}: {@code bo m1 hello}; {@code > bo m2 s-…
 * hello} is the echo of what the brand wrote. A body that starts with {@code forged} is none of ours.
 */
final class LineConnector implements Connector {
    static final Instant AT = Instant.parse("2026-09-01T09:00:00Z");

    final List<SendRequest> sends = new ArrayList<>();
    final List<SendRequest> looks = new ArrayList<>();
    Reconciliation found = new Reconciliation.Undecidable("nobody can look");
    Function<SendRequest, SendOutcome> network = request -> new SendOutcome.Sent("out-" + request.id());

    static WebhookRequest body(String lines) {
        return new WebhookRequest("POST", Map.of(), Map.of(), lines.getBytes(StandardCharsets.UTF_8));
    }

    static ConversationId conversation(String customer) {
        return key(customer).id();
    }

    private static ConversationKey key(String customer) {
        return new ConversationKey("line", null, customer);
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
            if (words[0].equals(">")) {
                Message message = message(words[1], words[2], "brand", "echo");
                all.add(new Inbound.Sent(pointer, message, key(words[1]), Set.of(message.externalId()), 0, words[3]));
            } else {
                Message message = message(words[0], words[1], words[0], line);
                all.add(new Inbound.Received(pointer, message, key(words[0]), Set.of(message.externalId()), 0));
            }
        }
        return all;
    }

    private static Message message(String customer, String id, @Nullable String author, String text) {
        return new Message(
                "line",
                "line",
                id,
                Surface.DIRECT,
                author == null ? null : new Author(author, null, null),
                text,
                List.of(),
                null,
                AT.plusSeconds(customer.length() + id.length()),
                false);
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
