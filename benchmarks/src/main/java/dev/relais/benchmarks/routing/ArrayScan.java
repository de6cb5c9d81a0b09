package dev.relais.benchmarks.routing;

import java.util.List;
import java.util.Map;

/** Levels, loads and times in arrays of numbers, looked through from the first to the last. */
final class ArrayScan implements Chooser {
    private final byte[][] levels;
    private final byte[] load;
    private final long[] last;
    private long turn;

    ArrayScan(Crew crew) {
        levels = new byte[Crew.SKILLS][crew.size()];
        load = new byte[crew.size()];
        last = new long[crew.size()];
        List<Map<Integer, Integer>> skills = crew.skills();
        for (int i = 0; i < crew.size(); i++) {
            int agent = i;
            skills.get(i).forEach((skill, level) -> levels[skill][agent] = level.byteValue());
        }
    }

    @Override
    public void give(int conversation, int agent) {
        load[agent]++;
        last[agent] = ++turn;
    }

    @Override
    public int choose(int conversation, Requirement requirement) {
        int[] asked = requirement.levels();
        byte[] one = levels[requirement.skills()[0]];
        int more = asked.length - 1;
        byte[] other = levels[requirement.skills()[more]];
        int first = NOBODY;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < load.length; i++) {
            if (one[i] >= asked[0] && other[i] >= asked[more] && load[i] < Crew.CAPACITY && last[i] < least) {
                first = i;
                least = last[i];
            }
        }
        if (first != NOBODY) {
            give(conversation, first);
        }
        return first;
    }

    @Override
    public void free(int conversation, int agent) {
        load[agent]--;
        last[agent] = ++turn;
    }
}
