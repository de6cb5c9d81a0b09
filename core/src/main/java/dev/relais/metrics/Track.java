package dev.relais.metrics;

import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Message;
import dev.relais.conversation.MessageId;
import dev.relais.conversation.SendId;
import dev.relais.conversation.Terms;
import dev.relais.conversation.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one matter while it is open, and for a while after: a conversation, or several that are linked. Not thread-safe.
 */
final class Track {
    /** Its conversations; the first gives it its name. */
    final List<ConversationId> conversations = new ArrayList<>();
    /** Those of them that are not settled. */
    final Set<ConversationId> open = new HashSet<>();

    private final List<Mark> marks = new ArrayList<>(6);
    private boolean inOrder = true;
    final Map<SendId, Reply> sends = new HashMap<>(2);
    final Set<MessageId> standing = new HashSet<>(2);
    final Map<MessageId, Public> publics = new LinkedHashMap<>(2);

    /** Those of them that nobody has dealt with, the earliest first: their words are kept. */
    final PriorityQueue<Public> waiting = new PriorityQueue<>(1, Comparator.comparing((Public one) -> one.at));

    /** Those of them whose words were not erased. */
    private List<Public> spoken = new ArrayList<>(0);

    /** Up to when public messages were dealt with. */
    private Instant dealtUpTo = Instant.MIN;

    final Map<String, Call> calls = new LinkedHashMap<>(0);

    @Nullable
    Message first;

    /** Of the first message of which analysis was sure. */
    @Nullable
    String language;

    /** Of the first message that has one. */
    @Nullable
    String topic;

    /** What the rules said last; null where the log does not tell it. */
    @Nullable
    Routing routing;

    /** What the rules say of its first message; null as long as that can be asked. */
    @Nullable
    Routing guessed;

    /** What was promised, as the log remembers it; null where it does not. */
    @Nullable
    Terms terms;

    @Nullable
    String queue;

    /** The newest of each conversation; those that are not there are in their first. */
    final Map<ConversationId, Integer> episodes = new HashMap<>(0);

    /** When it was settled last; null while it is open. */
    @Nullable
    Instant settledAt;

    /** Who sends something, and whether a machine decided it. */
    record Reply(String agent, boolean automatic) {}

    /** A public message of the customer. */
    static final class Public {
        final ConversationId conversation;
        final Instant at;

        @Nullable
        Message message;

        /** Its newest version; null before the first edit. */
        @Nullable
        Version version;

        boolean erased;

        @Nullable
        Instant hiddenAt;

        @Nullable
        Instant withdrawnAt;

        Public(ConversationId conversation, Message message) {
            this.conversation = conversation;
            this.at = Bounded.at(message.at());
            this.message = message;
        }
    }

    /** A promised call. */
    static final class Call {
        final Instant promisedAt;
        final Instant to;
        final String agent;

        @Nullable
        Instant endedAt;

        boolean cancelled;

        Call(Instant promisedAt, Instant to, String agent) {
            this.promisedAt = promisedAt;
            this.to = to;
            this.agent = agent;
        }
    }

    Track(ConversationId conversation) {
        conversations.add(conversation);
        open.add(conversation);
    }

    void mark(Instant at, Mark.Kind kind, @Nullable String who) {
        inOrder &= marks.isEmpty() || !at.isBefore(marks.get(marks.size() - 1).at());
        marks.add(new Mark(at, kind, who));
    }

    /** A public message of the customer, unless it was told already. */
    void said(ConversationId conversation, Message message) {
        Public told = new Public(conversation, message);
        if (publics.putIfAbsent(message.id(), told) == null) {
            if (told.at.isAfter(dealtUpTo)) {
                waiting.add(told);
                spoken.add(told);
            } else {
                told.message = null;
            }
        }
    }

    /** It has other words now, unless nobody needs them. */
    void edited(MessageId id, Version version) {
        Public one = publics.get(id);
        boolean newer = one != null && (one.version == null || version.compareTo(one.version) > 0);
        if (one != null && newer && one.message != null && !one.erased) {
            one.version = version;
            one.message = one.message.with(version.text(), one.message.at(), one.message.estimated());
        }
    }

    /** Somebody answered, or settled it: the words of what was said before are not needed any more. */
    void dealt(Instant at) {
        dealtUpTo = at.isAfter(dealtUpTo) ? at : dealtUpTo;
        for (Public next = waiting.peek(); next != null && !next.at.isAfter(at); next = waiting.peek()) {
            waiting.remove();
            next.message = null;
        }
    }

    /** What was said is to be forgotten; that it was said is not. */
    void erase() {
        first = first == null ? null : first.withoutContent();
        for (Public one : spoken) {
            one.message = one.message == null ? null : one.message.withoutContent();
            one.erased = true;
        }
        spoken = new ArrayList<>(0);
    }

    /** In order of time; those of one instant as they were told. */
    List<Mark> marks() {
        if (!inOrder) {
            marks.sort(Comparator.comparing(Mark::at));
            inOrder = true;
        }
        return marks;
    }

    /**
     * What lies up to where it was settled last is cut off and returned: what follows is a new episode, of which the rules are
     * asked anew.
     */
    Track cut() {
        List<Mark> all = marks();
        int end = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).kind().settles()) {
                end = i + 1;
            }
        }
        Track before = new Track(conversations.get(0));
        before.marks.addAll(all.subList(0, end));
        all.subList(0, end).clear();
        if (end > 0) {
            Instant over = before.marks.get(end - 1).at();
            Instant next = marks.isEmpty() ? over.plusNanos(1) : marks.get(0).at();
            Instant from = next.isAfter(over) ? over.plusNanos(1) : next;
            publics.entrySet().removeIf(message -> {
                boolean earlier = message.getValue().at.isBefore(from);
                if (earlier) {
                    before.publics.put(message.getKey(), message.getValue());
                }
                return earlier;
            });
            calls.entrySet().removeIf(call -> {
                boolean earlier = call.getValue().promisedAt.isBefore(from);
                if (earlier) {
                    before.calls.put(call.getKey(), call.getValue());
                }
                return earlier;
            });
        }
        before.first = first;
        before.language = language;
        before.topic = topic;
        before.routing = routing;
        before.guessed = guessed;
        before.terms = terms;
        before.queue = queue;
        before.settledAt = end == 0 ? null : before.marks.get(end - 1).at();
        before.open.clear();
        language = null;
        topic = null;
        return before;
    }

    /**
     * Both are about the same matter: the one that holds more takes everything that the other one holds, and is returned. What is one
     * for all of it is this one's, where it has it; events of one instant stay in the order of the larger.
     */
    Track join(Track other) {
        Message earliest =
                first == null || (other.first != null && other.first.at().isBefore(first.at())) ? other.first : first;
        Terms promised = routing == null ? other.terms : terms;
        Routing said = routing == null ? other.routing : routing;
        Routing supposed = guessed == null ? other.guessed : guessed;
        String spoken = language == null ? other.language : language;
        String about = topic == null ? other.topic : topic;
        String where = queue == null ? other.queue : queue;
        boolean otherLater = settledAt == null || (other.settledAt != null && other.settledAt.isAfter(settledAt));
        Instant over = otherLater ? other.settledAt : settledAt;
        Track large = size() < other.size() ? other : this;
        large.takeOver(large == this ? other : this);
        large.first = earliest;
        large.terms = promised;
        large.routing = said;
        large.guessed = supposed;
        large.language = spoken;
        large.topic = about;
        large.queue = where;
        large.settledAt = large.open.isEmpty() ? over : null;
        return large;
    }

    private int size() {
        return conversations.size() + marks.size() + sends.size() + standing.size() + publics.size() + calls.size();
    }

    private void takeOver(Track other) {
        conversations.addAll(other.conversations);
        open.addAll(other.open);
        other.marks.forEach(mark -> mark(mark.at(), mark.kind(), mark.who()));
        sends.putAll(other.sends);
        standing.addAll(other.standing);
        publics.putAll(other.publics);
        waiting.addAll(other.waiting);
        spoken.addAll(other.spoken);
        calls.putAll(other.calls);
        episodes.putAll(other.episodes);
        dealt(other.dealtUpTo.isAfter(dealtUpTo) ? other.dealtUpTo : dealtUpTo);
    }
}
