package dev.relais.routing;

import dev.relais.config.Agent;
import dev.relais.config.Agent.Capacity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Agents who are the same to every conversation: same departments, skills and capacity. A desk of thousands has some hundreds of
 * them, and which fit a requirement is a few ands of bit sets.
 */
final class Profiles {
    private final int[] profileOf;
    private final List<Profile> profiles = new ArrayList<>();
    private final Map<String, BitSet> byDepartment = new HashMap<>();
    private final Map<String, NavigableMap<Integer, BitSet>> bySkill = new HashMap<>();

    record Profile(Set<String> departments, Map<String, Integer> skills, Capacity capacity) {}

    Profiles(List<Agent> agents) {
        Map<Profile, Integer> numbers = new HashMap<>();
        profileOf = new int[agents.size()];
        for (int i = 0; i < profileOf.length; i++) {
            Agent agent = agents.get(i);
            Profile profile = new Profile(new HashSet<>(agent.departments()), agent.skills(), agent.capacity());
            Integer known = numbers.putIfAbsent(profile, profiles.size());
            profileOf[i] = known == null ? profiles.size() : known;
            if (known == null) {
                index(profile, profiles.size());
                profiles.add(profile);
            }
        }
    }

    private void index(Profile profile, int number) {
        profile.departments()
                .forEach(department -> byDepartment
                        .computeIfAbsent(department, none -> new BitSet())
                        .set(number));
        profile.skills()
                .forEach((skill, level) -> bySkill.computeIfAbsent(skill, none -> new TreeMap<>())
                        .computeIfAbsent(level, none -> new BitSet())
                        .set(number));
    }

    int count() {
        return profiles.size();
    }

    int of(int agent) {
        return profileOf[agent];
    }

    /**
     * Those entitled to a conversation, whoever is present and however busy.
     *
     * @param departments whose people may take it; null: everybody's
     * @param requires skill → least level
     */
    BitSet entitled(@Nullable Set<String> departments, Map<String, Integer> requires, int weight, boolean isPublic) {
        BitSet entitled = new BitSet();
        if (departments == null) {
            entitled.set(0, profiles.size());
        } else {
            departments.forEach(department -> entitled.or(byDepartment.getOrDefault(department, new BitSet())));
        }
        requires.forEach((skill, level) -> {
            BitSet able = new BitSet();
            bySkill.getOrDefault(skill, new TreeMap<>())
                    .tailMap(level, true)
                    .values()
                    .forEach(able::or);
            entitled.and(able);
        });
        for (int p = entitled.nextSetBit(0); p >= 0; p = entitled.nextSetBit(p + 1)) {
            Capacity capacity = profiles.get(p).capacity();
            Integer ofKind = isPublic ? capacity.ofPublic() : capacity.ofPrivate();
            if (!holds(capacity.total(), weight) || !holds(ofKind, weight)) {
                entitled.clear(p);
            }
        }
        return entitled;
    }

    private static boolean holds(@Nullable Integer limit, int weight) {
        return limit == null || weight <= limit;
    }

    /** The sum of a profile's levels over some skills. */
    long levels(int profile, Set<String> skills) {
        Map<String, Integer> levels = profiles.get(profile).skills();
        long sum = 0;
        for (String skill : skills) {
            sum += levels.getOrDefault(skill, 0);
        }
        return sum;
    }
}
