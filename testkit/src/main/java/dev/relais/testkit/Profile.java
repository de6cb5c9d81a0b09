package dev.relais.testkit;

import java.util.List;

/**
 * Somebody on a network: a customer, or one of the brand's own accounts.
 *
 * @param id the network's id: decimal digits
 * @param handle the name that is written after an {@code @}, without it
 * @param name the name that is shown
 * @param followers how many people follow this profile
 */
public record Profile(String id, String handle, String name, long followers) {
    private static final List<String> FIRST =
            List.of("Aline", "Bruno", "Chiara", "Dario", "Émilie", "Farid", "Greta", "Hana", "Ivo", "Jörg");
    private static final List<String> LAST =
            List.of("Armand", "Brandt", "Costa", "Duval", "Ek", "Fischer", "Gomes", "Huber", "Imhof");

    /** Checks the id. */
    public Profile {
        if (!id.matches("[0-9]{1,19}")) {
            throw new IllegalArgumentException("id must be 1 to 19 decimal digits: " + id);
        }
    }

    /** A profile that nobody follows. */
    public static Profile of(String id, String handle, String name) {
        return new Profile(id, handle, name, 0);
    }

    /** The invented customer with this number, from 0 on: the same number gives the same person. */
    public static Profile customer(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("number must not be negative: " + number);
        }
        String name = FIRST.get(number % FIRST.size()) + " " + LAST.get(number % LAST.size());
        return new Profile(Long.toString(7_000_000_000L + number), "customer_" + number, name, number % 400L);
    }
}
