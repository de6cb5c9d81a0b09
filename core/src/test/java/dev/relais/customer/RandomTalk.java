package dev.relais.customer;

import dev.relais.customer.CustomerCommand.EraseNotes;
import dev.relais.customer.CustomerCommand.Link;
import dev.relais.customer.CustomerCommand.Merge;
import dev.relais.customer.CustomerCommand.UndoLink;
import dev.relais.customer.CustomerCommand.UndoMerge;
import dev.relais.customer.CustomerVerdict.Agreed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** People who say this and that about who is who. */
final class RandomTalk {
    static final Instant AT = Instant.parse("2026-09-01T09:00:00Z");
    static final String WORDS = "his mother's name is Ada";

    final List<IdentityKey> everybody;
    final List<CustomerEvent> said = new ArrayList<>();
    Customers customers = Customers.NONE;
    private final RandomGenerator random;

    RandomTalk(RandomGenerator random, int people) {
        this.random = random;
        everybody = IntStream.range(0, people)
                .mapToObj(i -> new IdentityKey(i % 2 == 0 ? "x" : "facebook", Integer.toString(i)))
                .toList();
    }

    static Claim claim() {
        return new Claim("lea", Basis.AGENT_KNOWS, WORDS);
    }

    IdentityKey somebody() {
        return everybody.get(random.nextInt(everybody.size()));
    }

    /** A customer by the id he goes under, or by one of a part of him. */
    private CustomerId customer() {
        return random.nextBoolean() ? CustomerId.of(somebody()) : customers.customerOf(somebody());
    }

    CustomerCommand command(boolean erasing) {
        return switch (random.nextInt(erasing ? 9 : 8)) {
            case 0, 1, 2 -> new Link(somebody(), customer(), claim());
            case 3, 4 -> new Merge(customer(), customer(), claim());
            case 5, 6 -> new UndoMerge(CustomerId.of(somebody()), claim());
            case 7 -> new UndoLink(somebody(), claim());
            default -> new EraseNotes(customer(), claim());
        };
    }

    /** Says something that makes sense. Returns false where it did not and so was not said. */
    boolean say(CustomerCommand command) {
        if (customers.decide(command, AT.plusSeconds(said.size())) instanceof Agreed agreed) {
            said.addAll(agreed.events());
            customers = customers.apply(agreed.events());
            return true;
        }
        return false;
    }

    void chat(int times, boolean erasing) {
        for (int i = 0; i < times; i++) {
            say(command(erasing));
        }
    }
}
