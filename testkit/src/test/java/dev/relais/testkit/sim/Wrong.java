package dev.relais.testkit.sim;

import dev.relais.account.Accounts;
import dev.relais.connect.Connector;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Reconciliation;
import dev.relais.connect.SendOutcome;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.Version;
import dev.relais.store.Commit;
import dev.relais.store.ExternalId;
import dev.relais.store.MessagePlace;
import dev.relais.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Stores and connectors that get one thing wrong. */
final class Wrong {
    private Wrong() {}

    static Commit with(Commit commit, Map<ExternalId, MessagePlace> index, Set<String> marks) {
        return new Commit(
                commit.conversation(),
                commit.after(),
                commit.events(),
                index,
                marks,
                commit.kept(),
                commit.released(),
                commit.term(),
                commit.seen());
    }

    static Commit withoutKept(Commit commit) {
        return new Commit(
                commit.conversation(),
                commit.after(),
                commit.events(),
                commit.index(),
                commit.marks(),
                List.of(),
                List.of(),
                commit.term(),
                commit.seen());
    }

    /** Writes something else than it was given. */
    static final class Commits extends ForwardingStore {
        private final UnaryOperator<Commit> change;

        Commits(Store real, UnaryOperator<Commit> change) {
            super(real);
            this.change = change;
        }

        @Override
        public long commit(Commit commit) {
            return super.commit(change.apply(commit));
        }
    }

    static final class DeafDedupe extends ForwardingStore {
        private int asked;

        DeafDedupe(Store real) {
            super(real);
        }

        @Override
        public Optional<MessagePlace> place(ExternalId id) {
            return ++asked % 3 == 0 ? Optional.empty() : super.place(id);
        }

        @Override
        public boolean marked(String mark) {
            return ++asked % 3 != 0 && super.marked(mark);
        }

        @Override
        public long commit(Commit commit) {
            return super.commit(Wrong.with(commit, commit.index(), Set.of()));
        }
    }

    static final class LateJournal extends ForwardingStore {
        private static final long IN_MEMORY = 1_000_000;

        private final List<Delivery> memory = new ArrayList<>();
        private final Map<Long, Long> numbers = new HashMap<>();

        LateJournal(Store real) {
            super(real);
        }

        private long number(long number) {
            return numbers.getOrDefault(number, number);
        }

        @Override
        public long journal(Delivery delivery) {
            memory.add(delivery);
            return IN_MEMORY + memory.size();
        }

        @Override
        public int begin(long number, long term, Instant at) {
            if (number > IN_MEMORY && !numbers.containsKey(number)) {
                numbers.put(number, super.journal(memory.get((int) (number - IN_MEMORY - 1))));
            }
            return super.begin(number(number), term, at);
        }

        @Override
        public Optional<Delivery> delivery(long number) {
            return super.delivery(number(number));
        }

        @Override
        public void understood(long number, boolean keepBody) {
            super.understood(number(number), keepBody);
        }

        @Override
        public void park(long number, String cause) {
            super.park(number(number), cause);
        }
    }

    static final class SplitCommit extends ForwardingStore {
        SplitCommit(Store real) {
            super(real);
        }

        @Override
        public long commit(Commit commit) {
            super.commit(Wrong.with(commit, Map.of(), Set.of()));
            return super.commit(new Commit(
                    null,
                    0,
                    List.of(),
                    commit.index(),
                    commit.marks(),
                    List.of(),
                    List.of(),
                    commit.term(),
                    commit.seen()));
        }
    }

    static final class LastWriterWins extends ForwardingStore {
        LastWriterWins(Store real) {
            super(real);
        }

        @Override
        public long commit(Commit commit) {
            if (commit.conversation() == null || commit.events().isEmpty()) {
                return super.commit(commit);
            }
            long seq = super.conversation(commit.conversation())
                    .map(Conversation::seq)
                    .orElse(0L);
            List<LoggedEvent> events = new ArrayList<>();
            for (LoggedEvent event : commit.events()) {
                events.add(new LoggedEvent(
                        event.conversation(), seq + events.size() + 1, event.at(), event.source(), event.event()));
            }
            return super.commit(new Commit(
                    commit.conversation(),
                    seq,
                    events,
                    commit.index(),
                    commit.marks(),
                    commit.kept(),
                    commit.released(),
                    commit.term(),
                    commit.seen()));
        }
    }

    static final class EverybodyElseIsDead extends ForwardingStore {
        private long own;

        EverybodyElseIsDead(Store real) {
            super(real);
        }

        @Override
        public long enter(String desk) {
            own = super.enter(desk);
            return own;
        }

        @Override
        public boolean isOver(long term) {
            return term != own || super.isOver(term);
        }
    }

    static final class Unfenced extends ForwardingStore {
        private long own;

        Unfenced(Store real) {
            super(real);
        }

        @Override
        public long enter(String desk) {
            own = super.enter(desk);
            return own;
        }

        @Override
        public boolean isOver(long term) {
            return term != own && super.isOver(term);
        }

        @Override
        public long commit(Commit commit) {
            return super.commit(commit.by(0));
        }
    }

    static final class BlindConnector extends ForwardingConnector {
        BlindConnector(Connector real) {
            super(real);
        }

        @Override
        public Reconciliation reconcile(SendRequest request, Instant startedAt) {
            return new Reconciliation.Absent();
        }
    }

    static final class Outcome extends ForwardingConnector {
        private final UnaryOperator<SendOutcome> change;

        Outcome(Connector real, UnaryOperator<SendOutcome> change) {
            super(real);
            this.change = change;
        }

        @Override
        public SendOutcome send(SendRequest request) {
            return change.apply(super.send(request));
        }
    }

    static final class RetryingConnector extends ForwardingConnector {
        RetryingConnector(Connector real) {
            super(real);
        }

        @Override
        public SendOutcome send(SendRequest request) {
            SendOutcome first = super.send(request);
            return first instanceof SendOutcome.Unknown ? super.send(request) : first;
        }
    }

    static final class ArrivalOrder extends ForwardingConnector {
        private long arrived;

        ArrivalOrder(Connector real) {
            super(real);
        }

        @Override
        public List<Inbound> understand(Delivery delivery, Accounts accounts) {
            return super.understand(delivery, accounts).stream()
                    .map(inbound -> inbound instanceof Inbound.Edited edited ? late(edited) : inbound)
                    .toList();
        }

        private Inbound late(Inbound.Edited edited) {
            Version told = edited.version();
            Version version = new Version(1000 + ++arrived, told.at(), told.toldAt(), told.estimated(), told.text());
            return new Inbound.Edited(
                    edited.pointer(), edited.network(), edited.account(), edited.externalId(), version);
        }
    }
}
