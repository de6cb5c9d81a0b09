package dev.relais.desk;

import dev.relais.account.Account;
import dev.relais.account.Accounts;
import dev.relais.connect.Connector;
import dev.relais.connect.HideRequest;
import dev.relais.connect.Reconciliation;
import dev.relais.connect.ReplyQuestion;
import dev.relais.connect.ReplyWay;
import dev.relais.connect.SendOutcome;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.Author;
import dev.relais.conversation.Command.Settle;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.Direction;
import dev.relais.conversation.Entry;
import dev.relais.conversation.Message;
import dev.relais.conversation.Send;
import dev.relais.conversation.SendState;
import dev.relais.conversation.Surface;
import dev.relais.conversation.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The connectors, asked about conversations and sends. What a connector throws is an answer too: nobody knows. */
final class Network {
    /** How a reason begins that keeps an account from sending until somebody repairs it. */
    static final String BLOCKED = "blocked: ";

    private final Accounts accounts;
    private final Map<String, Connector> connectors;
    private final Guard guard;

    Network(Accounts accounts, Map<String, Connector> connectors, Guard guard) {
        this.accounts = accounts;
        this.connectors = connectors;
        this.guard = guard;
    }

    /** Calls the network. */
    SendOutcome send(Conversation conversation, Send send) {
        Account account = account(conversation).orElse(null);
        Connector connector = account == null ? null : connector(account);
        if (account == null || connector == null) {
            return new SendOutcome.Blocked(
                    "no-connector", "no connector serves " + conversation.key().account());
        }
        SendOutcome unknown = new SendOutcome.Unknown("the connector failed");
        if (send.kind() != Send.Kind.REPLY) {
            HideRequest request = new HideRequest(
                    send.id(), account, String.valueOf(send.inReplyTo()), send.kind() == Send.Kind.HIDE);
            return guard.call("connector", () -> connector.hide(request), unknown);
        }
        SendRequest request = request(conversation, send, account);
        return guard.call("connector", () -> connector.send(request), unknown);
    }

    /** Account → for how long after a direct message its network takes an answer; none where it always does. */
    Map<String, Duration> replyWindows(List<Account> all) {
        Map<String, Duration> windows = new HashMap<>();
        for (Account account : all) {
            Connector connector = connector(account);
            if (connector != null) {
                guard.call("connector", () -> connector.replyWindow(account), Optional.<Duration>empty())
                        .ifPresent(open -> windows.put(account.id(), open));
            }
        }
        return windows;
    }

    /** How an agent could answer. */
    List<ReplyWay> replyWays(Conversation conversation, @Nullable Instant lastDirect) {
        Account account = account(conversation).orElse(null);
        Connector connector = account == null ? null : connector(account);
        if (account == null || connector == null) {
            String detail = "no connector serves " + conversation.key().account();
            return List.of(new ReplyWay(conversation.visibility(), false, "no-connector", detail, null, null, null));
        }
        ReplyQuestion question = new ReplyQuestion(
                account,
                conversation.visibility(),
                conversation.key().customer(),
                conversation.messages().stream()
                        .filter(entry -> entry.direction() == Direction.INBOUND && !entry.withdrawn())
                        .map(Entry::message)
                        .toList(),
                conversation.messages().stream()
                        .filter(entry -> entry.direction() == Direction.OUTBOUND && !entry.withdrawn())
                        .map(entry -> entry.message().externalId())
                        .toList(),
                lastDirect);
        ReplyWay unknown =
                new ReplyWay(conversation.visibility(), true, null, "the connector failed", null, null, null);
        return guard.call("connector", () -> List.copyOf(connector.replyWays(question)), List.of(unknown));
    }

    /** Looks for a send on the network. */
    Reconciliation look(Conversation conversation, Send send) {
        Account account = account(conversation).orElse(null);
        Connector connector = account == null ? null : connector(account);
        if (account == null || connector == null) {
            return new Reconciliation.Undecidable(
                    "no connector serves " + conversation.key().account());
        }
        return guard.call(
                "connector",
                () -> connector.reconcile(request(conversation, send, account), send.requestedAt()),
                new Reconciliation.Unavailable("the connector failed"));
    }

    private static SendRequest request(Conversation conversation, Send send, Account account) {
        return new SendRequest(
                send.id(),
                account,
                conversation.visibility(),
                send.visibility(),
                send.inReplyTo(),
                conversation.key().customer(),
                send.text(),
                send.agent(),
                send.automatic());
    }

    /** A message that others speak of, in bytes that the connector understands. */
    Optional<byte[]> fetch(String accountId, String externalId) {
        return accounts.byId(accountId)
                .flatMap(account -> Optional.ofNullable(connector(account))
                        .flatMap(connector ->
                                guard.call("connector", () -> connector.fetch(account, externalId), Optional.empty())));
    }

    /** The connector's name for deliveries of an account. */
    Optional<String> deliveredBy(String accountId) {
        return accounts.byId(accountId)
                .flatMap(account -> Optional.ofNullable(connector(account)))
                .map(Connector::network);
    }

    private Optional<Account> account(Conversation conversation) {
        return accounts.byId(conversation.key().account());
    }

    private @Nullable Connector connector(Account account) {
        return connectors.values().stream()
                .filter(connector -> connector.networks().contains(String.valueOf(account.network())))
                .findFirst()
                .orElse(null);
    }

    /** What to write of a send that the network has. */
    Settle sent(Conversation conversation, Send send, int attempt, String externalId, Instant at) {
        boolean here = send.kind() == Send.Kind.REPLY && send.visibility() == conversation.visibility();
        Message message = here ? message(conversation, send, externalId, at) : null;
        return new Settle(send.id(), attempt, SendState.SENT, message, null, null);
    }

    /** A reply as the network has it now. */
    Message message(Conversation conversation, Send send, String externalId, Instant at) {
        Account account = account(conversation).orElseThrow();
        Author author = account.externalId() == null
                ? null
                : new Author(account.externalId(), account.handle(), account.name());
        Surface surface = send.visibility() == Visibility.PUBLIC ? Surface.COMMENT : Surface.DIRECT;
        return new Message(
                conversation.network(),
                account.id(),
                externalId,
                surface,
                author,
                send.text(),
                List.of(),
                send.inReplyTo(),
                at,
                false);
    }
}
