package dev.relais.twitter.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.twitter.feed.Backoff.Trouble;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static List<Long> pauses(int times, Trouble trouble) {
        List<Long> pauses = new ArrayList<>();
        Backoff backoff = Backoff.NONE;
        for (int i = 0; i < times; i++) {
            backoff = backoff.after(trouble);
            pauses.add(backoff.pause().toMillis());
        }
        return pauses;
    }

    @Test
    void after_a_good_connection_the_stream_is_opened_again_at_once() {
        assertThat(Backoff.NONE.after(Trouble.ENDED).pause()).isZero();
    }

    @Test
    void a_connection_that_ends_again_and_again_is_a_broken_network() {
        assertThat(pauses(4, Trouble.ENDED)).containsExactly(0L, 250L, 500L, 750L);
    }

    @Test
    void a_broken_network_waits_a_quarter_of_a_second_more_each_time_up_to_sixteen() {
        assertThat(pauses(3, Trouble.NETWORK)).containsExactly(250L, 500L, 750L);
        assertThat(pauses(100, Trouble.NETWORK)).last().isEqualTo(16_000L);
    }

    @Test
    void an_error_waits_five_seconds_and_doubles_up_to_320() {
        assertThat(pauses(8, Trouble.HTTP))
                .containsExactly(5_000L, 10_000L, 20_000L, 40_000L, 80_000L, 160_000L, 320_000L, 320_000L);
    }

    @Test
    void too_many_requests_wait_a_minute_and_double() {
        assertThat(pauses(6, Trouble.LIMITED))
                .containsExactly(60_000L, 120_000L, 240_000L, 480_000L, 960_000L, 960_000L);
        assertThat(pauses(1_000, Trouble.LIMITED)).last().isEqualTo(960_000L);
    }

    @Test
    void another_class_of_trouble_begins_anew() {
        Backoff backoff = Backoff.NONE.after(Trouble.HTTP).after(Trouble.HTTP).after(Trouble.NETWORK);
        assertThat(backoff.pause().toMillis()).isEqualTo(250);
    }
}
