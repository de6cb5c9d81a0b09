package dev.relais.routing.simulation;

import dev.relais.config.QueueConfig;
import dev.relais.config.QueueConfig.Rung;
import dev.relais.json.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether a scenario that reads well could be run to its end. */
final class Sense {
    private final Place root;
    private final Draft draft;

    /** @param draft as much of it as could be read */
    Sense(Place root, Draft draft) {
        this.root = root;
        this.draft = draft;
    }

    void check() {
        if (draft.agents().stream().mapToLong(AgentGroup::count).sum() > Scenario.MOST_AGENTS) {
            root.child("agents").fault("there are more than " + Scenario.MOST_AGENTS + " agents");
        }
        Duration duration = draft.duration();
        if (duration != null && draft.warmUp().plus(duration).compareTo(Scenario.LONGEST) > 0) {
            root.child("duration").fault("together with the warm-up it is over a hundred years");
        } else {
            double expected = Scenario.expected(draft.replications(), draft.warmUp(), duration, draft.classes(), null);
            if (expected > Scenario.MOST_CONTACTS) {
                root.fault(Scenario.tooMany(expected));
            }
        }
        // Where not all of agents and queues could be read, nobody knows who could take what.
        if (all("agents", draft.agents()) && all("queues", draft.queues()) && all("classes", draft.classes())) {
            for (int i = 0; i < draft.classes().size(); i++) {
                check(root.child("classes").child(i), draft.classes().get(i));
            }
        }
    }

    private boolean all(String name, List<?> read) {
        return root.node().path(name).size() == read.size();
    }

    /** Whoever never leaves must be taken by somebody, if only once all of the ladder has given way. */
    private void check(Place place, ContactClass contacts) {
        Map<String, Integer> requires = new TreeMap<>(contacts.requires());
        for (QueueConfig queue : draft.queues()) {
            for (Rung rung : queue.id().equals(contacts.queue()) ? queue.ladder() : List.<Rung>of()) {
                rung.relax().forEach(requires::remove);
                rung.lower()
                        .forEach((skill, enough) -> requires.computeIfPresent(skill, (id, l) -> Math.min(l, enough)));
            }
        }
        boolean taken = draft.agents().stream()
                .anyMatch(group -> requires.entrySet().stream()
                        .allMatch(
                                required -> group.skills().getOrDefault(required.getKey(), 0) >= required.getValue()));
        if (!taken && contacts.patience() == null) {
            Place where = place.node().has("requires") ? place.child("requires") : place;
            where.fault("nobody could ever take such a contact, and without patience it waits for ever");
        }
    }
}
