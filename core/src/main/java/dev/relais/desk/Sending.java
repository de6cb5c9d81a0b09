package dev.relais.desk;

import dev.relais.account.Account;
import dev.relais.account.Accounts;
import dev.relais.config.DeskConfig;
import dev.relais.connect.Connector;
import dev.relais.connect.SendOutcome;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.Author;
import dev.relais.conversation.Command;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.ReplyRequested;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Message;
import dev.relais.conversation.Send;
import dev.relais.conversation.SendState;
import dev.relais.conversation.Surface;
import dev.relais.conversation.Visibility;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Replies on their way out. The intent is in the store before the network is called, the outcome after. */
final class Sending {
    private final Desk desk;
    private final Accounts accounts;
    private final Map<String, Connector> connectors;
    private final Guard guard;
    private final DeskCounters counters;

    Sending(Desk desk, DeskConfig config, Map<String, Connector> connectors, Guard guard, DeskCounters counters) {
        this.desk = desk;
        accounts = new Accounts(config.accounts());
        this.connectors = connectors;
        this.guard = guard;
        this.counters = counters;
    }

    /** Calls the network, outside of the desk's lock, and notes what it said. */
    void send(ConversationId id, ReplyRequested reply) {
        Conversation conversation = desk.conversation(id).orElseThrow();
        SendOutcome outcome = ask(conversation, reply);
        desk.command(id, settle(conversation, reply, outcome));
    }

    /** The executor takes no work: nothing was sent. */
    void notSent(ConversationId id, ReplyRequested reply) {
        counters.count("sends.rejected");
        desk.command(
                id,
                new Command.Settle(
                        reply.send(), 1, SendState.REJECTED, null, "busy: the desk's executor takes no work", null));
    }

    /** A send that was on its way when the desk stopped: nobody knows whether the network has it. */
    void interrupted(Conversation conversation) {
        for (Send send : conversation.sends().values()) {
            if (send.state() == SendState.SENDING) {
                String reason = "the desk stopped before the network answered";
                desk.command(
                        conversation.id(), new Command.Settle(send.id(), 1, SendState.UNKNOWN, null, reason, null));
            }
        }
    }

    private SendOutcome ask(Conversation conversation, ReplyRequested reply) {
        Account account = accounts.byId(conversation.key().account()).orElse(null);
        Connector connector = account == null ? null : connector(account);
        if (account == null || connector == null) {
            return new SendOutcome.Rejected(
                    "no-connector", "no connector serves " + conversation.key().account());
        }
        SendRequest request = new SendRequest(
                reply.send(),
                account,
                conversation.visibility(),
                reply.inReplyTo(),
                conversation.key().customer(),
                reply.text());
        return guard.call("connector", () -> connector.send(request), new SendOutcome.Unknown("the connector failed"));
    }

    private @Nullable Connector connector(Account account) {
        return connectors.values().stream()
                .filter(connector -> connector.networks().contains(String.valueOf(account.network())))
                .findFirst()
                .orElse(null);
    }

    private Command settle(Conversation conversation, ReplyRequested reply, SendOutcome outcome) {
        if (outcome instanceof SendOutcome.Sent sent) {
            counters.count("sends.sent");
            Message message = message(conversation, reply, sent.externalId());
            return new Command.Settle(reply.send(), 1, SendState.SENT, message, null, null);
        }
        if (outcome instanceof SendOutcome.Rejected rejected) {
            counters.count("sends.rejected");
            return new Command.Settle(
                    reply.send(), 1, SendState.REJECTED, null, rejected.reason() + ": " + rejected.detail(), null);
        }
        if (outcome instanceof SendOutcome.Throttled throttled) {
            counters.count("sends.throttled");
            return new Command.Settle(
                    reply.send(), 1, SendState.THROTTLED, null, "until " + throttled.until(), throttled.until());
        }
        counters.count("sends.unknown");
        return new Command.Settle(
                reply.send(), 1, SendState.UNKNOWN, null, ((SendOutcome.Unknown) outcome).detail(), null);
    }

    private Message message(Conversation conversation, ReplyRequested reply, String externalId) {
        Account account = accounts.byId(conversation.key().account()).orElseThrow();
        Author author = account.externalId() == null
                ? null
                : new Author(account.externalId(), account.handle(), account.name());
        Surface surface = conversation.visibility() == Visibility.PUBLIC ? Surface.COMMENT : Surface.DIRECT;
        return new Message(
                conversation.network(),
                account.id(),
                externalId,
                surface,
                author,
                reply.text(),
                List.of(),
                reply.inReplyTo(),
                desk.clock().instant(),
                false);
    }
}
