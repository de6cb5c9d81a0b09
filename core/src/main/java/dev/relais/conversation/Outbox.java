package dev.relais.conversation;

import static dev.relais.conversation.Decider.agreed;
import static dev.relais.conversation.Decider.byOwner;
import static dev.relais.conversation.Decider.refused;
import static dev.relais.conversation.SendState.CANCELLED;
import static dev.relais.conversation.SendState.HELD;
import static dev.relais.conversation.SendState.PENDING;
import static dev.relais.conversation.SendState.REJECTED;
import static dev.relais.conversation.SendState.SENDING;
import static dev.relais.conversation.SendState.SENT;
import static dev.relais.conversation.SendState.THROTTLED;
import static dev.relais.conversation.SendState.UNKNOWN;

import dev.relais.conversation.Command.Erase;
import dev.relais.conversation.Command.Hide;
import dev.relais.conversation.Command.Reply;
import dev.relais.conversation.Command.SendDraft;
import dev.relais.conversation.Command.Settle;
import dev.relais.conversation.Command.Start;
import dev.relais.conversation.Command.Verdict;
import dev.relais.conversation.ConversationEvent.ContentErased;
import dev.relais.conversation.ConversationEvent.CustomerAwaited;
import dev.relais.conversation.ConversationEvent.HidingRequested;
import dev.relais.conversation.ConversationEvent.MessageHidden;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.conversation.ConversationEvent.Origin;
import dev.relais.conversation.ConversationEvent.ReplyRequested;
import dev.relais.conversation.ConversationEvent.SendSettled;
import dev.relais.conversation.ConversationEvent.SendStarted;
import dev.relais.conversation.Refusal.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What goes out, one act at a time, and what became of it. */
final class Outbox {
    /** So many replies of machines in {@link #LOOP_WINDOW}, none of a person among them, and the next one is refused. */
    private static final int LOOP_REPLIES = 8;

    private static final Duration LOOP_WINDOW = Duration.ofMinutes(10);

    /** What may be learnt of a send whose outcome is not certain. That it was sent may be learnt at any time. */
    private static final Map<SendState, Set<SendState>> NEXT = new EnumMap<>(Map.of(
            SENDING, EnumSet.of(REJECTED, THROTTLED, UNKNOWN, HELD),
            UNKNOWN, EnumSet.of(PENDING, HELD, CANCELLED, REJECTED),
            HELD, EnumSet.of(PENDING, CANCELLED, REJECTED),
            PENDING, EnumSet.of(HELD, CANCELLED, REJECTED),
            THROTTLED, EnumSet.of(HELD, CANCELLED, REJECTED, PENDING)));

    private Outbox() {}

    static Verdict reply(Conversation conversation, Reply command, Instant at) {
        return byOwner(conversation, command.token(), owner -> {
            if (command.text().isBlank()) {
                return refused(Reason.EMPTY_TEXT, "a reply needs a text");
            }
            Optional<Entry> answered = conversation.lastInbound();
            if (answered.isEmpty()) {
                return nothingToAnswer(conversation);
            }
            Visibility stands = conversation.visibility();
            Visibility visibility = command.visibility() == null ? stands : command.visibility();
            if (visibility == Visibility.PUBLIC && stands == Visibility.PRIVATE) {
                return refused(Reason.OUT_OF_ORDER, conversation.id() + " is private");
            }
            if (command.needsApproval()) {
                return refused(Reason.NEEDS_APPROVAL, "somebody else has to agree to a draft first");
            }
            if (command.automatic() && isLoop(conversation, at)) {
                return refused(
                        Reason.LOOP,
                        LOOP_REPLIES + " automatic replies within " + LOOP_WINDOW + " in " + conversation.id());
            }
            return agreed(new ReplyRequested(
                    SendId.of(conversation.id(), conversation.seq() + 1),
                    owner.agent(),
                    command.text(),
                    answered.get().message().externalId(),
                    visibility,
                    command.automatic(),
                    null));
        });
    }

    private static Verdict nothingToAnswer(Conversation conversation) {
        return refused(Reason.NOTHING_TO_ANSWER, "there is no message to answer in " + conversation.id());
    }

    private static boolean isLoop(Conversation conversation, Instant at) {
        int automatic = 0;
        for (Send send : conversation.sends().values()) {
            if (send.kind() == Send.Kind.REPLY) {
                boolean recent = !send.requestedAt().isBefore(at.minus(LOOP_WINDOW));
                automatic = send.automatic() ? automatic + (recent ? 1 : 0) : 0;
            }
        }
        return automatic >= LOOP_REPLIES;
    }

    static Verdict sendDraft(Conversation conversation, SendDraft command, Instant at) {
        return byOwner(
                conversation,
                command.token(),
                owner -> Drafting.byDraft(conversation, command.draft(), draft -> {
                    Optional<Entry> target = conversation.entry(draft.inReplyTo());
                    if (target.filter(entry -> !entry.withdrawn()).isEmpty()) {
                        return nothingToAnswer(conversation);
                    }
                    Approval approval = draft.approval();
                    if (approval != null || command.needsApproval()) {
                        if (approval == null || !approval.stands(Approval.State.GIVEN, at)) {
                            return refused(Reason.NEEDS_APPROVAL, "nobody has agreed to draft " + draft.id());
                        }
                        if (!approval.hash().equals(Drafting.hash(conversation, draft))) {
                            return refused(Reason.CHANGED, "draft " + draft.id() + " is not what was agreed to");
                        }
                    }
                    return agreed(new ReplyRequested(
                            SendId.of(conversation.id(), conversation.seq() + 1),
                            owner.agent(),
                            draft.text(),
                            draft.inReplyTo(),
                            conversation.visibility(),
                            false,
                            draft.id()));
                }));
    }

    static Verdict hide(Conversation conversation, Hide command, Instant at) {
        return byOwner(conversation, command.token(), owner -> {
            Entry entry = conversation.entries().get(command.message());
            if (entry == null) {
                return refused(Reason.NOT_FOUND, command.message() + " is not part of " + conversation.id());
            }
            boolean customers = entry.direction() == Direction.INBOUND && !entry.withdrawn();
            if (!customers || conversation.visibility() == Visibility.PRIVATE) {
                return refused(Reason.OUT_OF_ORDER, command.message() + " is nothing to hide");
            }
            if (willBeHidden(conversation, entry) == command.hidden()) {
                return refused(Reason.OUT_OF_ORDER, command.message() + " is so already, or will be");
            }
            return agreed(new HidingRequested(
                    SendId.of(conversation.id(), conversation.seq() + 1),
                    owner.agent(),
                    entry.message().ref(),
                    command.hidden()));
        });
    }

    /** Whether the message is hidden once what waits to go out has gone out. */
    private static boolean willBeHidden(Conversation conversation, Entry entry) {
        boolean hidden = entry.hidden();
        for (Send send : conversation.sends().values()) {
            boolean about = entry.message().externalId().equals(send.inReplyTo());
            if (send.kind() != Send.Kind.REPLY && about && !send.state().isFinal()) {
                hidden = send.kind() == Send.Kind.HIDE;
            }
        }
        return hidden;
    }

    static Verdict start(Conversation conversation, Start command, Instant at) {
        Send send = conversation.sends().get(command.send());
        if (send == null) {
            return unknown(command.send());
        }
        boolean ready = send.state() == PENDING
                || (send.state() == THROTTLED && (send.until() == null || !at.isBefore(send.until())));
        return ready && conversation.nextSend().filter(send::equals).isPresent()
                ? agreed(new SendStarted(send.id(), send.attempt() + 1, command.term()))
                : refused(Reason.OUT_OF_ORDER, "send " + send.id() + " does not start now");
    }

    private static Verdict unknown(SendId send) {
        return refused(Reason.NOT_FOUND, "there is no send " + send);
    }

    static Verdict settle(Conversation conversation, Settle command, Instant at) {
        Send send = conversation.sends().get(command.send());
        if (send == null) {
            return unknown(command.send());
        }
        if (command.state() == SENT && send.state() != SENT) {
            return sent(conversation, send, command);
        }
        boolean told = command.attempt() == send.attempt()
                && NEXT.getOrDefault(send.state(), Set.of()).contains(command.state());
        if (!told) {
            return refused(
                    Reason.OUT_OF_ORDER,
                    "send " + send.id() + " is " + send.state() + " in attempt " + send.attempt() + ", not "
                            + command.state() + " in attempt " + command.attempt());
        }
        if (command.state() == THROTTLED && command.until() == null) {
            return refused(Reason.BAD_TIME, "nobody says until when send " + send.id() + " waits");
        }
        Instant until = command.state() == THROTTLED ? command.until() : null;
        return agreed(new SendSettled(send.id(), command.attempt(), command.state(), null, command.reason(), until));
    }

    /** The truth, whatever was believed before. */
    private static Verdict sent(Conversation conversation, Send send, Settle command) {
        List<ConversationEvent> events = new ArrayList<>();
        Message sent = command.sent();
        if (sent != null && !conversation.entries().containsKey(sent.id())) {
            Message kept = send.isErased() ? sent.withoutContent() : sent;
            events.add(new MessageSent(kept, 0, Origin.RELAIS, send.id()));
        }
        @Nullable String externalId = sent == null ? null : sent.externalId();
        events.add(new SendSettled(send.id(), command.attempt(), SENT, externalId, command.reason(), null));
        if (send.kind() == Send.Kind.REPLY) {
            if (conversation.isAnsweredBy(send)) {
                events.add(new CustomerAwaited());
            }
        } else {
            conversation
                    .entry(send.inReplyTo())
                    .ifPresent(entry ->
                            events.add(new MessageHidden(entry.message().ref(), send.kind() == Send.Kind.HIDE)));
        }
        return new Verdict.Agreed(events);
    }

    /** What is not on its way does not go out any more: its words are gone. */
    static Verdict erase(Conversation conversation, Erase command, Instant at) {
        List<ConversationEvent> events = new ArrayList<>();
        for (Send send : conversation.sends().values()) {
            if (!send.state().isFinal() && send.state() != SENDING) {
                events.add(new SendSettled(send.id(), send.attempt(), CANCELLED, null, "erased", null));
            }
        }
        events.add(new ContentErased(command.by()));
        return new Verdict.Agreed(events);
    }
}
