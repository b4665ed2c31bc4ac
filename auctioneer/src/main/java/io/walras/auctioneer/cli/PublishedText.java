package io.walras.auctioneer.cli;

import io.walras.settlement.rpc.AnswerTooLong;
import io.walras.settlement.rpc.BoundedBody;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads what an auctioneer has published, from itself or from a file, up to a length. */
final class PublishedText {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MAX_COMPLAINT = 300;

    private PublishedText() {}

    /**
     * The file's text.
     *
     * @throws BadInputException if it cannot be read or is longer than {@code maxBytes}
     */
    static String of(Path file, int maxBytes) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > maxBytes) {
                throw new BadInputException(file + ": longer than " + maxBytes + " bytes");
            }
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new BadInputException(file + ": not a readable file");
        }
    }

    /**
     * What the auctioneer answers below this path.
     *
     * @throws BadInputException if it cannot be reached, answers anything but 200, or more than {@code maxBytes}
     */
    static String of(URI api, String path, int maxBytes) {
        URI target = URI.create(api.toString().replaceAll("/$", "") + path);
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<byte[]> answer = await(client.sendAsync(
                    HttpRequest.newBuilder(target).timeout(PATIENCE).build(), head -> new BoundedBody(maxBytes)));
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            if (answer.statusCode() != 200) {
                throw new BadInputException(target + " answered " + answer.statusCode() + ": "
                        + text.substring(0, Math.min(text.length(), MAX_COMPLAINT)));
            }
            return text;
        } catch (AnswerTooLong tooLong) {
            throw new BadInputException(target + ": " + tooLong.getMessage());
        } catch (IOException unreachable) {
            throw new BadInputException(target + " cannot be reached; name the auctioneer with --api");
        }
    }

    private static HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> exchange) throws IOException {
        try {
            return exchange.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException known ? known : new IOException(failed);
        } catch (TimeoutException late) {
            throw new IOException(late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BadInputException("interrupted");
        } finally {
            exchange.cancel(true);
        }
    }
}
