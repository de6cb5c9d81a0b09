package dev.relais.desk;

import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ConversationHandledElsewhere;
import dev.relais.conversation.ConversationEvent.ConversationReopened;
import dev.relais.conversation.ConversationEvent.ConversationResolved;
import dev.relais.conversation.ConversationEvent.ConversationResumed;
import dev.relais.conversation.ConversationEvent.CustomerAwaited;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.conversation.ConversationEvent.MessageWithdrawn;
import dev.relais.conversation.ConversationEvent.ReplyRequested;
import dev.relais.conversation.ConversationEvent.SendSettled;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.MessageId;
import dev.relais.conversation.SendId;
import dev.relais.conversation.SendState;
import dev.relais.sla.TimelineEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the events of an episode mean for service levels. */
final class Counting {
    /** The customer's messages that were not taken away. */
    private final Set<MessageId> standing = new HashSet<>();
    /** The sends that say something. */
    private final Set<SendId> replies = new HashSet<>();

    private Counting() {}

    static List<Course.Step> steps(List<LoggedEvent> episode) {
        Counting counting = new Counting();
        List<Course.Step> steps = new ArrayList<>();
        for (LoggedEvent logged : episode) {
            TimelineEvent.Type type = counting.type(logged.event());
            if (type != null) {
                steps.add(new Course.Step(logged.conversation(), new TimelineEvent(logged.at(), type)));
            }
        }
        return steps;
    }

    private TimelineEvent.@Nullable Type type(ConversationEvent event) {
        if (event instanceof MessageReceived e) {
            standing.add(e.message().id());
            return TimelineEvent.Type.RECEIVED;
        }
        if (event instanceof MessageWithdrawn e) {
            return standing.remove(e.message().id()) && standing.isEmpty() ? TimelineEvent.Type.WITHDRAWN : null;
        }
        if (event instanceof MessageSent) {
            return TimelineEvent.Type.REPLIED;
        }
        if (event instanceof ReplyRequested e) {
            replies.add(e.send());
            return null;
        }
        if (event instanceof SendSettled e) {
            boolean seen = e.state() == SendState.SENT && e.externalId() == null && replies.contains(e.send());
            return seen ? TimelineEvent.Type.REPLIED : null;
        }
        if (event instanceof CustomerAwaited) {
            return TimelineEvent.Type.WAITING_FOR_CUSTOMER;
        }
        if (event instanceof ConversationResumed) {
            return TimelineEvent.Type.RESUMED;
        }
        if (event instanceof ConversationResolved || event instanceof ConversationHandledElsewhere) {
            return TimelineEvent.Type.RESOLVED;
        }
        return event instanceof ConversationReopened ? TimelineEvent.Type.REOPENED : null;
    }

    /** Whether it may change what is promised, or what becomes of it. */
    static boolean matters(ConversationEvent event) {
        return event instanceof MessageReceived
                || event instanceof MessageWithdrawn
                || event instanceof MessageSent
                || event instanceof SendSettled
                || event instanceof CustomerAwaited
                || event instanceof ConversationResumed
                || event instanceof ConversationResolved
                || event instanceof ConversationHandledElsewhere
                || event instanceof ConversationReopened
                || event instanceof ConversationEvent.ConversationRouted
                || event instanceof ConversationEvent.TermsChanged
                || event instanceof ConversationEvent.ConversationLinked
                || event instanceof ConversationEvent.CallPromised
                || event instanceof ConversationEvent.CallEnded
                || event instanceof ConversationEvent.TargetWarned
                || event instanceof ConversationEvent.TargetBreached
                || event instanceof ConversationEvent.ConversationEscalated;
    }
}
