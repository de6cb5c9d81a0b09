package dev.relais.concurrency;

import dev.relais.conversation.LoggedEvent;
import dev.relais.store.Commit;
import dev.relais.store.ConflictException;
import dev.relais.store.InMemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** Two commits after the same event, and two with the same mark: one is written, the other is refused as a whole. */
class OneWriterTest {
    @Test
    void after_each_event_and_with_each_mark_one_commit_is_written() {
        Interleavings.agree(Writers.class, Model.class);
    }

    @Test
    void a_store_that_looks_at_the_last_event_before_it_writes_is_found_out() {
        Interleavings.differ(LooksAtTheLastEvent.class, Model.class);
    }

    @Test
    void a_store_that_does_not_look_at_the_last_event_is_found_out() {
        Interleavings.differ(LooksAtNothing.class, Model.class);
    }

    @Test
    void a_store_that_sets_the_mark_behind_the_commit_is_found_out() {
        Interleavings.differ(MarksAfterwards.class, Model.class);
    }

    /** A conversation with one event. */
    public static class Writers {
        private static final Commit OPENED = Talk.opened(0);
        private static final Commit[] WRITTEN = {
            Talk.commit(0, 1, Talk.something()),
            Talk.commit(0, 2, Talk.something()),
            Talk.commit(0, 3, Talk.something())
        };
        private static final Commit[] MARKED = {
            Talk.mark(Talk.opened(1), "told"), Talk.mark(Commit.of(Talk.id(1), 0, List.of()), "told")
        };
        final InMemoryStore store = new InMemoryStore();

        public Writers() {
            store.commit(OPENED);
        }

        /** The length of the log after the commit; 0 where it was refused. */
        @Operation
        public long write(@Param(gen = IntGen.class, conf = "1:2") int after) {
            try {
                return commit(WRITTEN[after - 1]);
            } catch (ConflictException e) {
                return 0;
            }
        }

        /** Whether this was the first to set the mark, with an event or without. */
        @Operation
        public boolean mark(@Param(gen = IntGen.class, conf = "0:1") int which) {
            try {
                return commit(MARKED[which]) > 0;
            } catch (ConflictException e) {
                return false;
            }
        }

        long commit(Commit commit) {
            return store.commit(commit);
        }

        /** Writes at the end, whatever the commit says. */
        long append(Commit commit) {
            while (true) {
                long last = store.conversation(Talk.id(0)).orElseThrow().seq();
                List<LoggedEvent> renumbered = new ArrayList<>();
                for (LoggedEvent event : commit.events()) {
                    renumbered.add(new LoggedEvent(
                            event.conversation(), last + renumbered.size() + 1, event.at(), null, event.event()));
                }
                try {
                    return store.commit(Commit.of(Talk.id(0), last, renumbered));
                } catch (ConflictException e) {
                    continue;
                }
            }
        }
    }

    public static class LooksAtTheLastEvent extends Writers {
        @Override
        long commit(Commit commit) {
            if (!commit.marks().isEmpty()) {
                return super.commit(commit);
            }
            if (store.conversation(Talk.id(0)).orElseThrow().seq() != commit.after()) {
                throw new ConflictException("has moved on");
            }
            return append(commit);
        }
    }

    public static class LooksAtNothing extends Writers {
        @Override
        long commit(Commit commit) {
            return commit.marks().isEmpty() ? append(commit) : super.commit(commit);
        }
    }

    public static class MarksAfterwards extends Writers {
        private static final Commit MARK = Talk.mark(Commit.of(Talk.id(1), 0, List.of()), "told");

        @Override
        long commit(Commit commit) {
            if (commit.marks().isEmpty()) {
                return super.commit(commit);
            }
            if (store.marked("told")) {
                throw new ConflictException("told already");
            }
            long length = super.commit(Commit.of(Talk.id(1), 0, commit.events()));
            try {
                super.commit(MARK);
            } catch (ConflictException e) {
                return length;
            }
            return length;
        }
    }

    /** One call after the other. */
    public static class Model {
        private long last = 1;
        private long length = 1;
        private final Set<String> marks = new java.util.HashSet<>();

        public long write(int after) {
            if (last != after) {
                return 0;
            }
            last++;
            return ++length;
        }

        public boolean mark(int which) {
            if (!marks.add("told")) {
                return false;
            }
            length += which == 0 ? 1 : 0;
            return true;
        }
    }
}
