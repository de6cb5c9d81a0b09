package dev.relais.benchmarks.overload;

import dev.relais.routing.simulation.AgentGroup;
import dev.relais.routing.simulation.ContactClass;
import dev.relais.routing.simulation.Trace;
import dev.relais.routing.simulation.Trace.Contact;
import dev.relais.rules.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A generated week of a service desk: seven days of unequal volume, the fifth of them overloaded, two peaks a day, six kinds of
 * contacts with lognormal handling times and targets from two minutes to an hour.
 *
 * <p>Contacts of the overloaded day are classes of their own ({@code kind-over}), so that figures can be told apart; nothing else
 * differs.
 *
 * @param trace the contacts
 * @param classes the kinds of contacts, those of the overloaded day beside the others
 * @param agents so many that their time is {@code staffing} × the work of the week, spread over 14 hours a day
 */
record Week(Trace trace, List<ContactClass> classes, List<AgentGroup> agents) {
    /** Of staff to work. */
    static final double STAFFING = 1.05;

    private static final int OVERLOADED = 4;
    private static final double[] VOLUME = {1.0, 0.97, 0.95, 1.0, 1.3, 0.8, 0.55};
    private static final double[] HOURS = {
        0, 0, 0, 0, 0, 0, 0, 0.4, 1, 1.3, 1.4, 1.35, 1.15, 1.1, 1.2, 1.2, 1.1, 1, 0.8, 0.7, 0.6, 0.5, 0.35, 0.2
    };

    private enum Kind {
        BALANCE(0.45, 180, 1.1, 300, Priority.HIGH),
        CARD(0.2, 240, 1.3, 900, Priority.NORMAL),
        LOAN(0.12, 420, 1.0, 1800, Priority.NORMAL),
        FRAUD(0.1, 150, 1.2, 120, Priority.URGENT),
        COMPLAINT(0.08, 600, 1.1, 3600, Priority.LOW),
        BUSINESS(0.05, 300, 1.5, 600, Priority.HIGH);

        private final double share;
        private final double seconds;
        private final double cv;
        private final long target;
        private final Priority priority;

        Kind(double share, double seconds, double cv, long target, Priority priority) {
            this.share = share;
            this.seconds = seconds;
            this.cv = cv;
            this.target = target;
            this.priority = priority;
        }

        private String id(boolean over) {
            return name().toLowerCase(Locale.ROOT) + (over ? "-over" : "");
        }

        private Duration handling(SplittableRandom random) {
            double variance = Math.log1p(cv * cv);
            double seconds1 = seconds * Math.exp(-variance / 2 + Math.sqrt(variance) * random.nextGaussian());
            return Duration.ofMillis(Math.max(5_000, Math.round(1000 * seconds1)));
        }

        private ContactClass contacts(boolean over) {
            return new ContactClass(id(over), "desk", priority, Map.of(), Duration.ofSeconds(target), null, null, null);
        }

        private static Kind any(SplittableRandom random) {
            double left = random.nextDouble();
            for (Kind kind : values()) {
                left -= kind.share;
                if (left < 0) {
                    return kind;
                }
            }
            return BUSINESS;
        }
    }

    static boolean isOverloaded(String id) {
        return id.endsWith("-over");
    }

    /**
     * @param perDay contacts of a day of volume 1
     */
    static Week of(long seed, int perDay) {
        SplittableRandom random = new SplittableRandom(seed);
        double hours = 0;
        for (double hour : HOURS) {
            hours += hour;
        }
        List<Contact> contacts = new ArrayList<>();
        double work = 0;
        for (int hour = 0; hour < 24 * VOLUME.length; hour++) {
            boolean over = hour / 24 == OVERLOADED;
            double mean = perDay * VOLUME[hour / 24] * HOURS[hour % 24] / hours;
            for (double at = gap(random, mean); at < 1; at += gap(random, mean)) {
                Kind kind = Kind.any(random);
                Duration handling = kind.handling(random);
                contacts.add(new Contact(Duration.ofMillis((long) (3_600_000 * (hour + at))), kind.id(over), handling));
                work += handling.toMillis() / 1000.0;
            }
        }
        List<ContactClass> classes = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            classes.add(kind.contacts(false));
            classes.add(kind.contacts(true));
        }
        int staff = (int) Math.round(STAFFING * work / (VOLUME.length * 14 * 3600.0));
        return new Week(Trace.of(contacts), classes, List.of(new AgentGroup(staff, Map.of(), 1)));
    }

    /** In hours. */
    private static double gap(SplittableRandom random, double mean) {
        return mean == 0 ? 1 : -Math.log1p(-random.nextDouble()) / mean;
    }
}
