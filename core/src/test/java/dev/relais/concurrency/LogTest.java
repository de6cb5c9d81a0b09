package dev.relais.concurrency;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.LoggedEvent;
import dev.relais.store.Commit;
import dev.relais.store.InMemoryStore;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** The log only grows, and whoever reads sees a commit whole or not at all. */
class LogTest {
    @Test
    void a_commit_is_seen_whole_or_not_at_all_and_the_log_only_grows() {
        Interleavings.agree(Log.class, Model.class, 2, 12);
    }

    @Test
    void a_store_that_writes_one_event_after_the_other_is_found_out() {
        Interleavings.differ(OneByOne.class, Model.class, 2, 12);
    }

    /** Two events are written at once. */
    public static class Log {
        private static final Commit BOTH = Talk.commit(0, 0, Talk.opening(0), Talk.something());
        final InMemoryStore store = new InMemoryStore();

        @Operation(runOnce = true)
        public long write() {
            return commit(BOTH);
        }

        @Operation
        public long position() {
            return store.position();
        }

        /** How many events follow, and whether they are the first ones that were written. */
        @Operation
        public long log(@Param(gen = IntGen.class, conf = "0:1") int position) {
            List<LoggedEvent> read = store.log(position);
            for (int i = 0; i < read.size(); i++) {
                if (read.get(i).seq() != position + i + 1) {
                    return -1;
                }
            }
            return read.size();
        }

        @Operation
        public long last() {
            return store.conversation(Talk.id(0)).map(Conversation::seq).orElse(0L);
        }

        @Operation
        public int events() {
            return store.events(Talk.id(0)).size();
        }

        long commit(Commit commit) {
            return store.commit(commit);
        }
    }

    /** Each event is a commit of its own. */
    public static class OneByOne extends Log {
        private static final Commit FIRST = Talk.opened(0);
        private static final Commit SECOND = Talk.commit(0, 1, Talk.something());

        @Override
        long commit(Commit commit) {
            store.commit(FIRST);
            return store.commit(SECOND);
        }
    }

    /** One call after the other. */
    public static class Model {
        private int length;

        public long write() {
            length = 2;
            return 2;
        }

        public long position() {
            return length;
        }

        public long log(int position) {
            return Math.max(0, length - position);
        }

        public long last() {
            return length;
        }

        public int events() {
            return length;
        }
    }
}
