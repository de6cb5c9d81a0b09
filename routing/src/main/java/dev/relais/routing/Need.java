package dev.relais.routing;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What waiting conversations of one kind ask of an agent, resolved against the agents of the desk once and for all.
 *
 * @param profiles of the agents entitled to it
 * @param ranked the same, those with the highest levels first
 * @param levels the sum of the levels of each in {@code ranked}
 * @param others whether somebody is entitled to it who has not declined
 * @param only for whom alone it waits at present; {@link IdleLists#NOBODY}: for anybody
 * @param excluded who is not asked again; empty where there is nobody else
 */
record Need(
        long[] profiles,
        int[] ranked,
        long[] levels,
        int weight,
        boolean isPublic,
        boolean others,
        int only,
        Set<Integer> excluded) {

    /** What a need follows from. */
    record Spec(
            @Nullable Set<String> departments,
            Map<String, Integer> requires,
            Set<String> wished,
            int weight,
            boolean isPublic,
            Set<String> excluded) {}

    static Need of(Spec spec, Roster roster) {
        Profiles profiles = roster.profiles;
        BitSet entitled = profiles.entitled(spec.departments(), spec.requires(), spec.weight(), spec.isPublic());
        int[] ranked = entitled.stream()
                .boxed()
                .sorted((a, b) -> Long.compare(profiles.levels(b, spec.wished()), profiles.levels(a, spec.wished())))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] levels = Arrays.stream(ranked)
                .mapToLong(profile -> profiles.levels(profile, spec.wished()))
                .toArray();
        Set<Integer> excluded = spec.excluded().isEmpty() ? Set.of() : roster.entitled(spec.excluded(), entitled);
        long[] words = Arrays.copyOf(entitled.toLongArray(), (profiles.count() + 63) / 64);
        boolean others = excluded.size() < roster.count(entitled);
        return new Need(
                words,
                ranked,
                levels,
                spec.weight(),
                spec.isPublic(),
                others,
                IdleLists.NOBODY,
                others ? excluded : Set.of());
    }

    /** The same, but for one agent alone. */
    Need onlyFor(int agent) {
        return new Need(profiles, ranked, levels, weight, isPublic, others, agent, excluded);
    }

    /** The same, but for some agents who are not to be asked. */
    Need without(Set<Integer> some) {
        Set<Integer> more = new HashSet<>(excluded);
        more.addAll(some);
        return new Need(profiles, ranked, levels, weight, isPublic, others, only, more);
    }

    boolean entitles(int profile) {
        return (profiles[profile >> 6] & 1L << profile) != 0;
    }

    boolean excludes(int agent) {
        return (only != IdleLists.NOBODY && only != agent) || (!excluded.isEmpty() && excluded.contains(agent));
    }
}
