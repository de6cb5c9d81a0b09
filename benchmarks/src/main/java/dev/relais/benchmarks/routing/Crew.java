package dev.relais.benchmarks.routing;

import dev.relais.config.Agent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Who answers, and what is asked of them; made from a seed.
 *
 * <p>An agent has two to four of twenty skills, each at a level from 1 to 5, and takes three conversations at once. Many have the same
 * skills at the same levels, which is one profile. A conversation asks for one or two skills of somebody, at his level or below.
 */
public enum Crew {
    /** A team. */
    TEAM(100, 100),
    /** A call centre. */
    CENTRE(10_000, 400),
    /** A call centre in which nearly every second one is like no other. */
    DIVERSE(10_000, 5_000),
    /** More than anybody has. */
    NATION(100_000, 400);

    static final int SKILLS = 20;
    static final int LEVELS = 5;
    static final int CAPACITY = 3;

    /** Units in use of a hundred. */
    private static final int LOAD = 70;

    private static final int REQUIREMENTS = 4_096;
    private static final long SEED = 20261123;

    private final int size;
    private final int profiles;

    Crew(int size, int profiles) {
        this.size = size;
        this.profiles = profiles;
    }

    /** How many agents. */
    int size() {
        return size;
    }

    /** Conversations that somebody has at any time. */
    int held() {
        return size * CAPACITY * LOAD / 100;
    }

    /** Skill → level for every agent. */
    List<Map<Integer, Integer>> skills() {
        RandomGenerator chance = new SplittableRandom(SEED);
        Set<Map<Integer, Integer>> distinct = new LinkedHashSet<>();
        while (distinct.size() < profiles) {
            distinct.add(profile(chance));
        }
        List<Map<Integer, Integer>> all = new ArrayList<>(distinct);
        for (int i = profiles; i < size; i++) {
            all.add(all.get(chance.nextInt(profiles)));
        }
        return all;
    }

    private static Map<Integer, Integer> profile(RandomGenerator chance) {
        Map<Integer, Integer> profile = new TreeMap<>();
        int count = 2 + chance.nextInt(3);
        while (profile.size() < count) {
            profile.put(chance.nextInt(SKILLS), 1 + chance.nextInt(LEVELS));
        }
        return profile;
    }

    /** What conversations ask for, one after another and then from the start. */
    List<Requirement> requirements() {
        RandomGenerator chance = new SplittableRandom(SEED + 1);
        List<Map<Integer, Integer>> skills = skills();
        List<Requirement> all = new ArrayList<>();
        for (int i = 0; i < REQUIREMENTS; i++) {
            all.add(requirement(skills.get(chance.nextInt(size)), chance));
        }
        return all;
    }

    private static Requirement requirement(Map<Integer, Integer> profile, RandomGenerator chance) {
        List<Integer> left = new ArrayList<>(profile.keySet());
        int[] skills = new int[1 + chance.nextInt(2)];
        int[] levels = new int[skills.length];
        Map<String, Integer> named = new TreeMap<>();
        for (int i = 0; i < skills.length; i++) {
            skills[i] = left.remove(chance.nextInt(left.size()));
            levels[i] = 1 + chance.nextInt(profile.getOrDefault(skills[i], 1));
            named.put(skill(skills[i]), levels[i]);
        }
        return new Requirement(skills, levels, named);
    }

    /** As a desk file would have them; the order of their ids is their order. */
    List<Agent> agents(String department) {
        List<Agent> agents = new ArrayList<>();
        List<Map<Integer, Integer>> skills = skills();
        for (int i = 0; i < size; i++) {
            Map<String, Integer> named = new TreeMap<>();
            skills.get(i).forEach((skill, level) -> named.put(skill(skill), level));
            agents.add(new Agent(id(i), null, List.of(department), named, new Agent.Capacity(CAPACITY, null, null)));
        }
        return agents;
    }

    /** The id of the agent of that place. */
    static String id(int agent) {
        return "a" + (1_000_000 + agent);
    }

    /** The place of the agent of that id. */
    static int place(String id) {
        return Integer.parseInt(id, 1, id.length(), 10) - 1_000_000;
    }

    static String skill(int skill) {
        return "skill-" + skill;
    }
}
