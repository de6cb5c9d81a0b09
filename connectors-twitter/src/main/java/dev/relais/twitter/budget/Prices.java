package dev.relais.twitter.budget;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What X charges for one of each thing. What is not listed is free.
 *
 * @param unit of the prices: {@code USD}
 * @param asOf the day on which X's price list was read
 * @param prices name → price of one
 */
public record Prices(String unit, String asOf, Map<String, BigDecimal> prices) {
    /** Copies the map. */
    public Prices {
        prices = Map.copyOf(prices);
        prices.forEach((name, price) -> {
            if (price.signum() < 0) {
                throw new IllegalArgumentException("the price of " + name + " must not be negative: " + price);
            }
        });
    }

    /** X's pay-per-use prices as they stood when this version was made; a resource beside this class. */
    public static Prices standard() {
        try (InputStream in = Objects.requireNonNull(Prices.class.getResourceAsStream("prices.json"))) {
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads {@code {"unit", "asOf", "prices": {"post.read": "0.005", …}}}.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    public static Prices read(byte[] json) {
        try {
            JsonNode root = StrictJson.read(json);
            Map<String, BigDecimal> prices = new TreeMap<>();
            if (!root.path("prices").isObject()) {
                throw new IllegalArgumentException("prices must be an object of names and decimals in quotes");
            }
            root.path("prices").properties().forEach(price -> prices.put(price.getKey(), number(price)));
            return new Prices(root.path("unit").asText("USD"), root.path("asOf").asText(""), prices);
        } catch (NotJsonException e) {
            throw new IllegalArgumentException("the prices are not JSON: " + e.getMessage(), e);
        }
    }

    private static BigDecimal number(Map.Entry<String, JsonNode> named) {
        JsonNode price = named.getValue();
        if (price.isTextual() && price.textValue().matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            return new BigDecimal(price.textValue());
        }
        throw new IllegalArgumentException(
                "the price of " + named.getKey() + " must be a decimal in quotes, such as \"0.005\"");
    }

    /** The price of one; zero where it is free or unknown. */
    public BigDecimal of(String name) {
        return prices.getOrDefault(name, BigDecimal.ZERO);
    }
}
