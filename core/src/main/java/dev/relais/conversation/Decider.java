package dev.relais.conversation;

import dev.relais.conversation.Command.Accept;
import dev.relais.conversation.Command.AddNote;
import dev.relais.conversation.Command.Answer;
import dev.relais.conversation.Command.Approve;
import dev.relais.conversation.Command.Assign;
import dev.relais.conversation.Command.Await;
import dev.relais.conversation.Command.Consult;
import dev.relais.conversation.Command.Decline;
import dev.relais.conversation.Command.DiscardDraft;
import dev.relais.conversation.Command.Elapse;
import dev.relais.conversation.Command.EndCall;
import dev.relais.conversation.Command.Enqueue;
import dev.relais.conversation.Command.Erase;
import dev.relais.conversation.Command.HandleElsewhere;
import dev.relais.conversation.Command.Hide;
import dev.relais.conversation.Command.Link;
import dev.relais.conversation.Command.Offer;
import dev.relais.conversation.Command.PromiseCall;
import dev.relais.conversation.Command.RefuseApproval;
import dev.relais.conversation.Command.Release;
import dev.relais.conversation.Command.Reopen;
import dev.relais.conversation.Command.Reply;
import dev.relais.conversation.Command.RequestApproval;
import dev.relais.conversation.Command.Resolve;
import dev.relais.conversation.Command.Resume;
import dev.relais.conversation.Command.Route;
import dev.relais.conversation.Command.SaveDraft;
import dev.relais.conversation.Command.SendDraft;
import dev.relais.conversation.Command.Settle;
import dev.relais.conversation.Command.Snooze;
import dev.relais.conversation.Command.Start;
import dev.relais.conversation.Command.TakeBack;
import dev.relais.conversation.Command.Transfer;
import dev.relais.conversation.Command.Verdict;
import dev.relais.conversation.Command.Withdraw;
import dev.relais.conversation.ConversationState.Assigned;
import dev.relais.conversation.ConversationState.Resolved;
import dev.relais.conversation.Refusal.Reason;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a command does to a conversation at an instant. Pure. */
public final class Decider {
    private static final Map<Class<?>, Rule<?>> RULES = new HashMap<>();

    static {
        on(Route.class, Queueing::route);
        on(Enqueue.class, Queueing::enqueue);
        on(Offer.class, Queueing::offer);
        on(Accept.class, Queueing::accept);
        on(Decline.class, Queueing::decline);
        on(Elapse.class, Queueing::elapse);
        on(Withdraw.class, Queueing::withdraw);
        on(Resume.class, Queueing::resume);

        on(Assign.class, Ownership::assign);
        on(Transfer.class, Ownership::transfer);
        on(Release.class, Ownership::release);
        on(TakeBack.class, Ownership::takeBack);
        on(Snooze.class, Ownership::snooze);
        on(Await.class, Ownership::await);
        on(Resolve.class, Ownership::resolve);
        on(Reopen.class, Ownership::reopen);
        on(HandleElsewhere.class, Ownership::handleElsewhere);

        on(Reply.class, Outbox::reply);
        on(SendDraft.class, Outbox::sendDraft);
        on(Hide.class, Outbox::hide);
        on(Start.class, Outbox::start);
        on(Settle.class, Outbox::settle);
        on(Erase.class, Outbox::erase);

        on(AddNote.class, Backstaging::addNote);
        on(Consult.class, Backstaging::consult);
        on(Answer.class, Backstaging::answer);
        on(PromiseCall.class, Backstaging::promiseCall);
        on(EndCall.class, Backstaging::endCall);
        on(Link.class, Backstaging::link);

        on(SaveDraft.class, Drafting::save);
        on(DiscardDraft.class, Drafting::discard);
        on(RequestApproval.class, Drafting::requestApproval);
        on(Approve.class, Drafting::approve);
        on(RefuseApproval.class, Drafting::refuseApproval);
    }

    private Decider() {}

    /** The events that {@code command} adds, or why it is refused. */
    public static Verdict decide(Conversation conversation, Command command, Instant at) {
        return decideTyped(conversation, command, at);
    }

    @SuppressWarnings("unchecked") // on(…) pairs a class with a rule of the same type
    private static <C extends Command> Verdict decideTyped(Conversation conversation, C command, Instant at) {
        Rule<C> rule = (Rule<C>) RULES.get(command.getClass());
        if (rule == null) {
            throw new IllegalStateException("no rule for " + command.getClass().getSimpleName());
        }
        return rule.decide(conversation, command, at);
    }

    /** What {@code then} makes of the owner, if {@code token} is his; else why not. */
    static Verdict byOwner(Conversation conversation, long token, Function<Assigned, Verdict> then) {
        if (conversation.state() instanceof Resolved) {
            return refused(Reason.RESOLVED, conversation.id() + " is resolved");
        }
        if (!(conversation.state() instanceof Assigned owner)) {
            return token < conversation.token()
                    ? stale(conversation, token)
                    : refused(Reason.NOT_OWNED, "nobody owns " + conversation.id());
        }
        return owner.token() == token ? then.apply(owner) : stale(conversation, token);
    }

    private static Verdict stale(Conversation conversation, long token) {
        return refused(
                Reason.STALE_TOKEN,
                conversation.id() + " was given away or taken back since token " + token + " was given");
    }

    static Verdict agreed(ConversationEvent... events) {
        return new Verdict.Agreed(List.of(events));
    }

    static Verdict refused(Reason reason, String message) {
        return new Verdict.Refused(new Refusal(reason, message));
    }

    /** An id for what the event {@code ahead} of the last one brings into being. */
    static String id(String prefix, Conversation conversation, int ahead) {
        return Ids.derive(prefix, conversation.id().value(), Long.toString(conversation.seq() + ahead));
    }

    private static <C extends Command> void on(Class<C> type, Rule<C> rule) {
        RULES.put(type, rule);
    }

    /** What one type of command does. */
    private interface Rule<C extends Command> {
        Verdict decide(Conversation conversation, C command, Instant at);
    }
}
