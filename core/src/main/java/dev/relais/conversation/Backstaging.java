package dev.relais.conversation;

import static dev.relais.conversation.Decider.agreed;
import static dev.relais.conversation.Decider.byOwner;
import static dev.relais.conversation.Decider.id;
import static dev.relais.conversation.Decider.refused;

import dev.relais.conversation.Command.AddNote;
import dev.relais.conversation.Command.Answer;
import dev.relais.conversation.Command.Consult;
import dev.relais.conversation.Command.EndCall;
import dev.relais.conversation.Command.Link;
import dev.relais.conversation.Command.PromiseCall;
import dev.relais.conversation.Command.Verdict;
import dev.relais.conversation.ConversationEvent.CallEnded;
import dev.relais.conversation.ConversationEvent.CallPromised;
import dev.relais.conversation.ConversationEvent.ConsultationAnswered;
import dev.relais.conversation.ConversationEvent.ConsultationRequested;
import dev.relais.conversation.ConversationEvent.ConversationLinked;
import dev.relais.conversation.ConversationEvent.NoteAdded;
import dev.relais.conversation.Refusal.Reason;
import java.time.Instant;
import java.util.Locale;

/** Notes, questions among employees, promised calls and links. */
final class Backstaging {
    private Backstaging() {}

    static Verdict addNote(Conversation conversation, AddNote command, Instant at) {
        return command.text().isBlank()
                ? refused(Reason.EMPTY_TEXT, "a note needs a text")
                : agreed(new NoteAdded(id("n-", conversation, 1), command.author(), command.text()));
    }

    static Verdict consult(Conversation conversation, Consult command, Instant at) {
        return byOwner(conversation, command.token(), owner -> {
            if (command.question().isBlank()) {
                return refused(Reason.EMPTY_TEXT, "a question needs a text");
            }
            if (isNobody(command.agent())) {
                return refused(Reason.UNKNOWN_AGENT, "nobody is asked");
            }
            return isSame(command.agent(), owner.agent())
                    ? refused(Reason.OUT_OF_ORDER, owner.agent() + " asks himself")
                    : agreed(new ConsultationRequested(
                            id("q-", conversation, 1), owner.agent(), command.agent(), command.question()));
        });
    }

    static Verdict answer(Conversation conversation, Answer command, Instant at) {
        Consultation asked = conversation.backstage().consultations().get(command.consultation());
        if (asked == null) {
            return refused(Reason.NOT_FOUND, "there is no consultation " + command.consultation());
        }
        if (!asked.agent().equals(command.agent())) {
            return refused(Reason.NOT_YOURS, "not " + command.agent() + " was asked in " + asked.id());
        }
        if (asked.answered()) {
            return refused(Reason.OUT_OF_ORDER, asked.id() + " is answered");
        }
        if (command.text().isBlank()) {
            return refused(Reason.EMPTY_TEXT, "an answer needs a text");
        }
        ConversationEvent said = command.asDraft()
                ? Drafting.saved(conversation, id("d-", conversation, 2), command.agent(), command.text())
                : new NoteAdded(id("n-", conversation, 2), command.agent(), command.text());
        return agreed(new ConsultationAnswered(asked.id(), command.agent()), said);
    }

    static Verdict promiseCall(Conversation conversation, PromiseCall command, Instant at) {
        return byOwner(conversation, command.token(), owner -> {
            if (command.consent().isBlank()) {
                return refused(Reason.EMPTY_TEXT, "a call needs the customer's consent");
            }
            return command.from().isBefore(command.to()) && command.to().isAfter(at)
                    ? agreed(new CallPromised(
                            id("k-", conversation, 1), owner.agent(), command.consent(), command.from(), command.to()))
                    : refused(Reason.BAD_TIME, "nobody can call from " + command.from() + " to " + command.to());
        });
    }

    static Verdict endCall(Conversation conversation, EndCall command, Instant at) {
        Call call = conversation.backstage().calls().get(command.call());
        if (call == null) {
            return refused(Reason.NOT_FOUND, "there is no call " + command.call());
        }
        return call.isOwed()
                ? agreed(new CallEnded(call.id(), command.agent(), command.result()))
                : refused(Reason.OUT_OF_ORDER, "call " + call.id() + " is not owed any more");
    }

    static Verdict link(Conversation conversation, Link command, Instant at) {
        boolean linked = conversation.id().equals(command.other())
                || conversation.links().contains(command.other());
        return linked
                ? refused(Reason.OUT_OF_ORDER, conversation.id() + " is linked to " + command.other() + " already")
                : agreed(new ConversationLinked(command.other(), command.reason()));
    }

    static boolean isNobody(String agent) {
        return agent.isBlank();
    }

    /** Whether two ids name one person: nobody gets around a rule by a capital letter or a space. */
    static boolean isSame(String agent, String other) {
        return agent.strip().toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
    }
}
