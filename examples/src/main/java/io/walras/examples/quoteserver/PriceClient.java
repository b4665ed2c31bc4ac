package io.walras.examples.quoteserver;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.engine.EngineJson;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks a quote server for prices. What it cannot tell, or what is no answer to the question, is no price. */
final class PriceClient {
    private static final Logger LOG = System.getLogger(PriceClient.class.getName());
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int MAX_BYTES = 16 << 10;

    /** Where the amount of a question is. */
    enum Amount {
        /** What is paid in. */
        SELL("sellAmountBaseUnits"),
        /** What is given. */
        BUY("buyAmountBaseUnits");

        private final String parameter;

        Amount(String parameter) {
            this.parameter = parameter;
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final String url;
    private final String apiKey;
    private final Address taker;

    /**
     * A client.
     *
     * @param apiKey sent as {@code 0x-api-key}
     * @param taker who is said to trade
     */
    PriceClient(URI url, String apiKey, Address taker) {
        this.url = url.toString().replaceAll("/+$", "");
        this.apiKey = apiKey;
        this.taker = taker;
    }

    /** The price of this much; done in any case within the patience. */
    CompletableFuture<Optional<PriceAnswer>> ask(
            Address sellToken, Address buyToken, Amount side, Uint256 amount, Duration patience) {
        URI question = URI.create(url + "/price?protocolVersion=4&sellTokenAddress=" + sellToken + "&buyTokenAddress="
                + buyToken + "&takerAddress=" + taker + "&txOrigin=" + taker + "&" + side.parameter + "=" + amount);
        HttpRequest request = HttpRequest.newBuilder(question)
                .timeout(patience)
                .header("0x-api-key", apiKey)
                .build();
        return http.sendAsync(request, BodyHandlers.ofInputStream())
                .thenApply(response -> read(response, sellToken, buyToken))
                .completeOnTimeout(Optional.empty(), patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failed -> {
                    LOG.log(Level.WARNING, "no price: {0}", failed.getMessage());
                    return Optional.empty();
                });
    }

    private static Optional<PriceAnswer> read(HttpResponse<InputStream> response, Address sellToken, Address buyToken) {
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(MAX_BYTES);
            if (response.statusCode() != OK) {
                return Optional.empty();
            }
            return Optional.of(EngineJson.read(bytes, PriceAnswer.class))
                    .filter(answer -> answer.takerToken().equals(sellToken)
                            && answer.makerToken().equals(buyToken)
                            && answer.isOffer());
        } catch (MalformedJsonException | IOException malformed) {
            LOG.log(Level.WARNING, "an answer that is none: {0}", malformed.getMessage());
            return Optional.empty();
        }
    }
}
