package dev.relais.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class JointMatchingTest {
    private static final long SEED = 20_261_125;

    /** How many are given away, and at what cost. */
    private record Result(int given, long cost) {
        boolean isWorseThan(Result other) {
            return given < other.given || (given == other.given && cost > other.cost);
        }
    }

    private record Costs(long[][] cost, boolean[] isPublic, int[] total, int[] ofPublic, int[] ofPrivate) {
        static Costs of(RandomGenerator random, int conversations, int agents) {
            long[][] cost = new long[conversations][agents];
            boolean[] isPublic = new boolean[conversations];
            for (int i = 0; i < conversations; i++) {
                isPublic[i] = random.nextBoolean();
                for (int j = 0; j < agents; j++) {
                    cost[i][j] = random.nextInt(3) == 0 ? -1 : random.nextInt(20);
                }
            }
            int[] total = random.ints(agents, 0, 3).toArray();
            int[] ofPublic = random.ints(agents, 0, 3).toArray();
            int[] ofPrivate = random.ints(agents, 0, 3).toArray();
            return new Costs(cost, isPublic, total, ofPublic, ofPrivate);
        }

        Result solved() {
            int[] given = JointMatching.solve(cost, isPublic, total, ofPublic, ofPrivate);
            Costs left = copy();
            int count = 0;
            long sum = 0;
            for (int i = 0; i < given.length; i++) {
                if (given[i] >= 0) {
                    assertThat(left.takes(i, given[i]))
                            .as("room and right of %d", i)
                            .isTrue();
                    count++;
                    sum += cost[i][given[i]];
                }
            }
            return new Result(count, sum);
        }

        private Costs copy() {
            return new Costs(cost, isPublic, total.clone(), ofPublic.clone(), ofPrivate.clone());
        }

        private boolean takes(int i, int j) {
            int[] kind = isPublic[i] ? ofPublic : ofPrivate;
            if (cost[i][j] < 0 || total[j] == 0 || kind[j] == 0) {
                return false;
            }
            total[j]--;
            kind[j]--;
            return true;
        }

        /** One by one, to whoever costs least. */
        Result greedy() {
            Costs left = copy();
            int count = 0;
            long sum = 0;
            for (int i = 0; i < cost.length; i++) {
                int best = -1;
                for (int j = 0; j < left.total.length; j++) {
                    if ((best < 0 || cost[i][j] < cost[i][best]) && left.copy().takes(i, j)) {
                        best = j;
                    }
                }
                if (best >= 0 && left.takes(i, best)) {
                    count++;
                    sum += cost[i][best];
                }
            }
            return new Result(count, sum);
        }

        /** All there is, tried out. */
        Result best(int from) {
            if (from == cost.length) {
                return new Result(0, 0);
            }
            Result best = best(from + 1);
            for (int j = 0; j < total.length; j++) {
                Costs left = copy();
                if (left.takes(from, j)) {
                    Result rest = left.best(from + 1);
                    Result with = new Result(rest.given() + 1, rest.cost() + cost[from][j]);
                    best = best.isWorseThan(with) ? with : best;
                }
            }
            return best;
        }
    }

    @Test
    void small_cases_are_solved_as_by_trying_everything_out() {
        RandomGenerator random = new SplittableRandom(SEED);
        for (int run = 0; run < 3_000; run++) {
            Costs one = Costs.of(random, 1 + random.nextInt(5), 1 + random.nextInt(4));
            assertThat(one.solved()).as("seed %d, run %d", SEED, run).isEqualTo(one.best(0));
        }
    }

    @Test
    void it_is_never_worse_than_one_by_one_and_often_better() {
        RandomGenerator random = new SplittableRandom(SEED);
        int better = 0;
        for (int run = 0; run < 300; run++) {
            Costs one = Costs.of(random, 20, 12);
            Result joint = one.solved();
            Result greedy = one.greedy();
            assertThat(joint.isWorseThan(greedy))
                    .as("seed %d, run %d", SEED, run)
                    .isFalse();
            better += greedy.isWorseThan(joint) ? 1 : 0;
        }
        assertThat(better).isGreaterThan(100);
    }

    @Test
    void an_engine_that_matches_jointly_leaves_the_generalist_to_who_needs_him() {
        String agents = "{'id': 'all', 'skills': {'french': 1}, 'capacity': {'total': 1}},"
                + " {'id': 'other', 'capacity': {'total': 1}}";
        Bench oneByOne = Bench.of(agents, "{'id': 'care'}")
                .waits(Case.of("1"), Case.of("2").requires("french", 1));
        assertThat(oneByOne.propose(0)).containsExactly("1>all");
        Bench jointly = Bench.of(agents, "{'id': 'care'}")
                .waits(Case.of("1"), Case.of("2").requires("french", 1));
        jointly.engine.matchJointly(true);
        assertThat(jointly.propose(0)).containsExactly("1>other", "2>all");
    }

    @Test
    void nobody_and_nothing_are_cases_too() {
        assertThat(JointMatching.solve(new long[0][], new boolean[0], new int[2], new int[2], new int[2]))
                .isEmpty();
        assertThat(JointMatching.solve(new long[1][0], new boolean[1], new int[0], new int[0], new int[0]))
                .containsExactly(IdleLists.NOBODY);
    }
}
