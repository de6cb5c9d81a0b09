package dev.relais.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.customer.CustomerCommand.EraseNotes;
import dev.relais.customer.CustomerCommand.Merge;
import dev.relais.customer.CustomerCommand.UndoLink;
import dev.relais.customer.CustomerCommand.UndoMerge;
import dev.relais.customer.CustomerEvent.CustomersMerged;
import dev.relais.customer.CustomerEvent.IdentityLinked;
import dev.relais.customer.CustomerEvent.LinkUndone;
import dev.relais.customer.CustomerEvent.MergeUndone;
import dev.relais.customer.CustomerEvent.NotesErased;
import dev.relais.customer.CustomerVerdict.Agreed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories; the seed is the test's parameter. */
class RandomCustomersTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    private static RandomTalk talk(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new RandomTalk(random, random.nextInt(2, 25));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void customers_are_who_hangs_together(long seed) {
        RandomTalk talk = talk(seed);
        for (int i = 0; i < 60; i++) {
            talk.say(talk.command(true));
            NaiveCustomers naive = NaiveCustomers.of(talk.said);
            Set<IdentityKey> seen = new TreeSet<>();
            for (IdentityKey one : talk.everybody) {
                CustomerId customer = talk.customers.customerOf(one);
                assertThat(customer).isEqualTo(naive.customerOf(one));
                assertThat(talk.customers.identities(customer)).isEqualTo(naive.together(one, talk.everybody));
                assertThat(talk.customers.evidence(customer))
                        .hasSize(talk.customers.identities(customer).size() - 1);
                seen.addAll(talk.customers.identities(customer));
            }
            assertThat(seen).containsExactlyInAnyOrderElementsOf(talk.everybody);
        }
        assertThat(Customers.fold(talk.said)).isEqualTo(talk.customers).hasSameHashCodeAs(talk.customers);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_was_so_before_a_change_is_so_afterwards_for_whoever_still_holds_it(long seed) {
        RandomTalk talk = talk(seed);
        List<Customers> held = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            held.add(talk.customers);
            lengths.add(talk.said.size());
            talk.chat(2, true);
        }
        for (int i = 0; i < held.size(); i++) {
            List<CustomerEvent> then = talk.said.subList(0, lengths.get(i));
            assertThat(held.get(i)).isEqualTo(Customers.fold(then));
            NaiveCustomers naive = NaiveCustomers.of(then);
            for (IdentityKey one : talk.everybody) {
                assertThat(held.get(i).customerOf(one)).isEqualTo(naive.customerOf(one));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void an_undoing_brings_back_the_value_from_before(long seed) {
        RandomTalk talk = talk(seed);
        int undone = 0;
        for (int i = 0; i < 60; i++) {
            Customers before = talk.customers;
            int length = talk.said.size();
            Optional<CustomerCommand> inverse =
                    talk.say(talk.command(false)) ? inverse(talk.said.get(length)) : Optional.empty();
            if (inverse.isPresent()) {
                Customers after = talk.customers;
                assertThat(after).isNotEqualTo(before);
                CustomerVerdict back = after.decide(inverse.get(), RandomTalk.AT);
                assertThat(after.apply(((Agreed) back).events())).isEqualTo(before);
                undone++;
            }
        }
        assertThat(undone).isPositive();
    }

    private static Optional<CustomerCommand> inverse(CustomerEvent event) {
        if (event instanceof IdentityLinked e) {
            return Optional.of(new UndoLink(e.identity(), RandomTalk.claim()));
        }
        return event instanceof CustomersMerged e
                ? Optional.of(new UndoMerge(e.merged(), RandomTalk.claim()))
                : Optional.empty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_merge_and_its_later_undoing_leave_no_trace_whatever_was_said_in_between(long seed) {
        RandomTalk talk = talk(seed);
        talk.chat(20, true);
        int before = talk.said.size();
        while (!talk.say(
                new Merge(CustomerId.of(talk.somebody()), CustomerId.of(talk.somebody()), RandomTalk.claim()))) {
            talk.chat(1, false);
            before = talk.said.size();
        }
        CustomersMerged merge = (CustomersMerged) talk.said.get(before);
        for (int i = 0; i < 40; i++) {
            CustomerCommand command = talk.command(false);
            if (!(command instanceof UndoMerge undo && undo.merged().equals(merge.merged()))) {
                talk.say(command);
            }
        }
        assertThat(talk.say(new UndoMerge(merge.merged(), RandomTalk.claim()))).isTrue();
        List<CustomerEvent> without = new ArrayList<>(talk.said);
        assertThat(without.remove(without.size() - 1)).isInstanceOf(MergeUndone.class);
        assertThat(without.remove(before)).isSameAs(merge);
        assertThat(Customers.fold(without)).isEqualTo(talk.customers);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void erased_notes_are_gone_and_nobody_is_somebody_else(long seed) {
        RandomTalk talk = talk(seed);
        talk.chat(40, true);
        Customers before = talk.customers;
        CustomerId customer = before.customerOf(talk.somebody());
        assertThat(talk.say(new EraseNotes(customer, RandomTalk.claim()))).isTrue();
        List<CustomerEvent> kept = redacted(talk.said);
        assertThat(Customers.fold(kept)).isEqualTo(talk.customers);
        assertThat(talk.customers.evidence(customer))
                .allMatch(event -> event.evidence().note() == null);
        assertThat(talk.customers.history(customer, kept))
                .allMatch(event -> event.evidence().note() == null);
        assertThat(talk.customers.history(customer, kept)).hasSameSizeAs(talk.customers.history(customer, talk.said));
        for (IdentityKey one : talk.everybody) {
            assertThat(talk.customers.customerOf(one)).isEqualTo(before.customerOf(one));
            if (!before.customerOf(one).equals(customer)) {
                CustomerId other = before.customerOf(one);
                assertThat(talk.customers.evidence(other)).isEqualTo(before.evidence(other));
            }
        }
    }

    private static List<CustomerEvent> redacted(List<CustomerEvent> said) {
        List<CustomerEvent> kept = new ArrayList<>();
        for (CustomerEvent event : said) {
            if (event instanceof NotesErased erased) {
                kept.replaceAll(erased::redact);
            }
            kept.add(event);
        }
        return kept;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_does_not_follow_is_refused_and_what_follows_is_not(long seed) {
        RandomTalk talk = talk(seed);
        talk.chat(30, false);
        Evidence evidence = RandomTalk.claim().at(RandomTalk.AT);
        for (int i = 0; i < 20; i++) {
            CustomerId one = CustomerId.of(talk.somebody());
            CustomerId other = CustomerId.of(talk.somebody());
            boolean apart = !talk.customers.identities(one).contains(other.identity());
            boolean alone = talk.customers.identities(one).size() == 1;
            follows(talk, apart && talk.customers.isCurrent(one), new CustomersMerged(one, other, evidence));
            follows(talk, apart && alone, new IdentityLinked(one.identity(), other, evidence));
            follows(talk, held(talk, new CustomersMerged(one, other, evidence)), new MergeUndone(one, other, evidence));
            CustomerEvent link = new IdentityLinked(one.identity(), other, evidence);
            follows(talk, held(talk, link), new LinkUndone(one.identity(), other, evidence));
        }
    }

    private static boolean held(RandomTalk talk, CustomerEvent said) {
        return talk.customers.evidence(said.names().get(0)).stream()
                .anyMatch(event ->
                        event.getClass() == said.getClass() && event.names().equals(said.names()));
    }

    private static void follows(RandomTalk talk, boolean makesSense, CustomerEvent event) {
        if (makesSense) {
            List<CustomerEvent> all = new ArrayList<>(talk.said);
            all.add(event);
            NaiveCustomers naive = NaiveCustomers.of(all);
            Customers after = talk.customers.apply(event);
            assertThat(talk.everybody)
                    .allSatisfy(one -> assertThat(after.customerOf(one)).isEqualTo(naive.customerOf(one)));
        } else {
            assertThatThrownBy(() -> talk.customers.apply(event))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining(RandomTalk.WORDS);
        }
    }
}
