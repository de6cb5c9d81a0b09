package dev.relais.benchmarks.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list of people, looked through from the first to the last. */
final class ObjectScan implements Chooser {
    private static final class Person {
        private final int place;
        private final Map<String, Integer> skills;
        private int load;
        private long last;

        Person(int place, Map<String, Integer> skills) {
            this.place = place;
            this.skills = skills;
        }

        boolean can(Requirement requirement) {
            if (load >= Crew.CAPACITY) {
                return false;
            }
            for (Map.Entry<String, Integer> asked : requirement.named().entrySet()) {
                if (skills.getOrDefault(asked.getKey(), 0) < asked.getValue()) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Person> people = new ArrayList<>();
    private long turn;

    ObjectScan(Crew crew) {
        crew.agents("care").forEach(agent -> people.add(new Person(people.size(), agent.skills())));
    }

    @Override
    public void give(int conversation, int agent) {
        took(people.get(agent));
    }

    private int took(Person person) {
        person.load++;
        person.last = ++turn;
        return person.place;
    }

    @Override
    public int choose(int conversation, Requirement requirement) {
        @Nullable Person first = null;
        for (Person person : people) {
            if (person.can(requirement) && (first == null || person.last < first.last)) {
                first = person;
            }
        }
        return first == null ? NOBODY : took(first);
    }

    @Override
    public void free(int conversation, int agent) {
        Person person = people.get(agent);
        person.load--;
        person.last = ++turn;
    }
}
