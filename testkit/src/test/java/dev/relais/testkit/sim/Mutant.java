package dev.relais.testkit.sim;

import dev.relais.connect.Connector;
import dev.relais.connect.SendOutcome;
import dev.relais.desk.DeskBuilder;
import dev.relais.desk.ResendPolicy;
import dev.relais.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Ways to get the protocol wrong, each at a port. The laws must notice every one of them.
 *
 * <p>Not listed, because it is slower and never wrong: a store for which nobody is ever over. What a dead desk was sending is then
 * looked for when it has been silent for long, as for a desk that lives, and a person decides what cannot be found; what it had
 * begun to understand is taken up by the others after their patience.
 */
enum Mutant implements Tampering {
    DEAF_DEDUPE("What was told is not recognised every third time it is told again.") {
        @Override
        public Store store(Store real) {
            return new Wrong.DeafDedupe(real);
        }
    },
    ACKNOWLEDGED_BEFORE_STORED("A delivery is acknowledged while it is in memory alone, and stored when it is begun.") {
        @Override
        public Store store(Store real) {
            return new Wrong.LateJournal(real);
        }
    },
    EFFECT_BEFORE_MARK("The effect is committed first, the marks and the index in a second commit.") {
        @Override
        public Store store(Store real) {
            return new Wrong.SplitCommit(real);
        }
    },
    NO_COMPARE_AND_SET("A commit is renumbered to follow whatever was written in between.") {
        @Override
        public Store store(Store real) {
            return new Wrong.LastWriterWins(real);
        }
    },
    BLIND_RETRY("Nobody looks: every unknown send is taken for absent.") {
        @Override
        public Connector connector(Connector real) {
            return new Wrong.BlindConnector(real);
        }
    },
    TIMEOUT_IS_FAILURE("No answer is taken for a refusal to take it now.") {
        @Override
        public Connector connector(Connector real) {
            return new Wrong.Outcome(
                    real,
                    outcome -> outcome instanceof SendOutcome.Unknown
                            ? new SendOutcome.Throttled(Instant.EPOCH)
                            : outcome);
        }
    },
    NO_SETTLE_TIME("An unknown send is looked for at once, before it could land.") {
        @Override
        public DeskBuilder desk(DeskBuilder options) {
            return options.settle(Duration.ZERO);
        }
    },
    SILENCE_IS_DEATH("A desk counts as over as soon as another one asks.") {
        @Override
        public Store store(Store real) {
            return new Wrong.EverybodyElseIsDead(real);
        }
    },
    NO_FENCE("A desk whose name was taken over may go on writing, and does not notice.") {
        @Override
        public Store store(Store real) {
            return new Wrong.Unfenced(real);
        }
    },
    NO_CAPACITY_GUARD("An offer is written though its agent was given other work meanwhile.") {
        @Override
        public Store store(Store real) {
            return new Wrong.Commits(real, commit -> commit.seen(Long.MAX_VALUE));
        }
    },
    LAST_EDIT_TO_ARRIVE_WINS("Edits count in the order in which they arrive.") {
        @Override
        public Connector connector(Connector real) {
            return new Wrong.ArrivalOrder(real);
        }
    },
    HOLD_DROPPED("What speaks of a message that is not there yet is forgotten.") {
        @Override
        public Store store(Store real) {
            return new Wrong.Commits(real, Wrong::withoutKept);
        }
    },
    INDEX_FORGOTTEN("It is not noted under which ids the network speaks of a message.") {
        @Override
        public Store store(Store real) {
            return new Wrong.Commits(real, commit -> Wrong.with(commit, Map.of(), commit.marks()));
        }
    },
    PARKED_FORGOTTEN("A delivery that cannot be understood is dropped.") {
        @Override
        public Store store(Store real) {
            return new ForwardingStore(real) {
                @Override
                public void park(long number, String cause) {
                    super.understood(number, false);
                }
            };
        }
    },
    DONE_BEFORE_DONE("A delivery counts as understood as soon as it is begun.") {
        @Override
        public Store store(Store real) {
            return new ForwardingStore(real) {
                @Override
                public int begin(long number, long term, Instant at) {
                    int begun = super.begin(number, term, at);
                    super.understood(number, true);
                    return begun;
                }
            };
        }
    },
    PENDING_FORGOTTEN("What another process left undone is never gone on with.") {
        @Override
        public Store store(Store real) {
            return new ForwardingStore(real) {
                @Override
                public List<dev.relais.store.Pending> pending() {
                    return List.of();
                }
            };
        }
    },
    BACKFILL_DROPPED("The host never asks the network for what was not pushed.") {
        @Override
        public boolean polls() {
            return false;
        }
    },
    NEWEST_TOKEN("The host passes every word on under the newest token.") {
        @Override
        public long token(long noted, long newest) {
            return newest;
        }
    },
    WINDOW_IGNORED("That the network takes no more for a while is taken for: try again now.") {
        @Override
        public Connector connector(Connector real) {
            return new Wrong.Outcome(
                    real,
                    outcome -> outcome instanceof SendOutcome.Throttled
                            ? new SendOutcome.Throttled(Instant.EPOCH)
                            : outcome);
        }
    },
    STRICT_IGNORED("A desk that shall never send again without a person looks, and sends again.") {
        @Override
        public DeskBuilder desk(DeskBuilder options) {
            return options.resend(ResendPolicy.RECONCILE);
        }
    },
    RETRIES_BELOW("The connector tries again by itself where the network gives no answer.") {
        @Override
        public Connector connector(Connector real) {
            return new Wrong.RetryingConnector(real);
        }
    };

    private final String sentence;

    Mutant(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
