package dev.relais.concurrency;

import dev.relais.conversation.LoggedEvent;
import dev.relais.store.Commit;
import dev.relais.store.ConflictException;
import dev.relais.store.InMemoryStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** The log only grows, and whoever reads sees a commit whole or not at all. */
class LogTest {
    @Test
    void a_commit_is_seen_whole_or_not_at_all_and_the_log_only_grows() {
        Interleavings.agree(Log.class, Model.class, 2, 10);
    }

    @Test
    void a_store_that_writes_one_event_after_the_other_is_found_out() {
        Interleavings.differ(OneByOne.class, Model.class, 2, 10);
    }

    /** Two conversations; the first two events of each are written at once. */
    public static class Log {
        private static final Commit[] BOTH = {both(0), both(1)};
        final InMemoryStore store = new InMemoryStore();

        /** The length of the log after the commit; 0 where the conversation is there already. */
        @Operation
        public long write(@Param(gen = IntGen.class, conf = "0:1") int conversation) {
            try {
                return commit(BOTH[conversation], conversation);
            } catch (ConflictException e) {
                return 0;
            }
        }

        @Operation
        public long position() {
            return store.position();
        }

        /** How many events the log has; -1 where the two events of a commit do not stand side by side. */
        @Operation
        public long log() {
            List<LoggedEvent> read = store.log(0);
            for (int i = 0; i < read.size(); i++) {
                if (read.get(i).seq() != i % 2 + 1) {
                    return -1;
                }
            }
            return read.size();
        }

        @Operation
        public int events(@Param(gen = IntGen.class, conf = "0:1") int conversation) {
            return store.events(Talk.id(conversation)).size();
        }

        long commit(Commit commit, int conversation) {
            return store.commit(commit);
        }

        private static Commit both(int conversation) {
            return Talk.commit(conversation, 0, Talk.opening(conversation), Talk.something());
        }
    }

    /** Each event is a commit of its own. */
    public static class OneByOne extends Log {
        private static final Commit[] FIRST = {Talk.opened(0), Talk.opened(1)};
        private static final Commit[] SECOND = {Talk.commit(0, 1, Talk.something()), Talk.commit(1, 1, Talk.something())
        };

        @Override
        long commit(Commit commit, int conversation) {
            store.commit(FIRST[conversation]);
            return store.commit(SECOND[conversation]);
        }
    }

    /** One call after the other. */
    public static class Model {
        private final Set<Integer> written = new HashSet<>();

        public long write(int conversation) {
            return written.add(conversation) ? position() : 0;
        }

        public long position() {
            return written.size() * 2L;
        }

        public long log() {
            return position();
        }

        public int events(int conversation) {
            return written.contains(conversation) ? 2 : 0;
        }
    }
}
