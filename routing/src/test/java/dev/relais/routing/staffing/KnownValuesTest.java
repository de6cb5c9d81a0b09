package dev.relais.routing.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.relais.routing.staffing.AgeingPriorities.AgeingClass;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Values that the literature and hand calculation agree on, to the digits known. */
class KnownValuesTest {
    private static final Offset<Double> SIX = within(5.1e-7);

    @Test
    void fifty_agents_under_forty_eight_erlangs() {
        ErlangC patient = new ErlangC(48, 1, 50);
        assertThat(patient.probabilityOfWait()).isCloseTo(0.694456, SIX);
        assertThat(patient.meanWait()).isCloseTo(0.347228, SIX);
        assertThat(patient.meanQueue()).isCloseTo(16.667, within(5.1e-4));
        assertThat(patient.occupancy()).isEqualTo(0.96);
        ErlangA impatient = new ErlangA(48, 1, 0.5, 50);
        assertThat(impatient.probabilityOfWait()).isCloseTo(0.467774, SIX);
        assertThat(impatient.probabilityOfAbandon()).isCloseTo(0.030912, SIX);
        assertThat(impatient.meanWait()).isCloseTo(0.061824, SIX);
        assertThat(impatient.occupancy()).isCloseTo(0.930324, SIX);
    }

    @Test
    void a_hundred_contacts_in_half_an_hour_of_three_minutes_each() {
        ErlangC model = new ErlangC(100.0 / 1_800, 1.0 / 180, 14);
        assertThat(model.probabilityOfWait()).isCloseTo(0.174132, SIX);
        assertThat(model.serviceLevel(20)).isCloseTo(0.888350, SIX);
    }

    @Test
    void impatience_in_overload() {
        ErlangA model = new ErlangA(60, 1, 0.5, 50);
        assertThat(model.probabilityOfAbandon()).isCloseTo(0.168229, SIX);
        assertThat(model.meanWait()).isCloseTo(0.336457, SIX);
    }

    @Test
    void fixed_priorities() {
        List<Double> waits = new CobhamPriorities(List.of(3.0, 6.0), 1, 10).meanWaits();
        assertThat(waits.get(0)).isCloseTo(0.0955331, within(5.1e-8));
        assertThat(waits.get(1)).isCloseTo(0.9553307, within(5.1e-8));
    }

    @Test
    void ageing_priorities() {
        List<AgeingClass> classes = List.of(new AgeingClass(4, 1), new AgeingClass(3, 2), new AgeingClass(2, 8));
        List<Double> waits = new AgeingPriorities(classes, 1, 10).meanWaits();
        assertThat(waits.get(0)).isCloseTo(0.990713, SIX);
        assertThat(waits.get(1)).isCloseTo(0.553634, SIX);
        assertThat(waits.get(2)).isCloseTo(0.197414, SIX);
    }

    @Test
    void one_line_for_all_beats_a_line_for_each() {
        assertThat(new ErlangC(0.9, 1, 1).meanWait()).isCloseTo(9, within(1e-12));
        assertThat(new ErlangC(9, 1, 10).meanWait()).isCloseTo(0.668732, SIX);
    }

    /** What agent i of a fixed order carries is what i agents lose less than i − 1 do. */
    @Test
    void agents_tried_in_a_fixed_order_are_loaded_unequally() {
        double[] loads = {0.75, 0.661765, 0.549774};
        for (int i = 1; i <= 3; i++) {
            double load = 3 * (new ErlangB(3, i - 1).blocking() - new ErlangB(3, i).blocking());
            assertThat(load).isCloseTo(loads[i - 1], SIX);
        }
    }

    @Test
    void no_agents_lose_everybody() {
        assertThat(new ErlangB(3, 0).blocking()).isEqualTo(1);
        assertThat(new ErlangB(3, 0).carried()).isZero();
        assertThat(new ErlangB(3, 0).occupancy()).isZero();
        assertThat(new ErlangB(0, 3).blocking()).isZero();
        assertThat(new ErlangB(3, 3).carried()).isCloseTo(3 * new ErlangB(3, 3).served(), within(1e-15));
    }
}
