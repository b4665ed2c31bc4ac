package io.walras.auctioneer.http;

import io.walras.auctioneer.intake.IntakeAnswer;
import io.walras.auctioneer.intake.IntakeChain;
import io.walras.auctioneer.intake.Refusal;
import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.auctioneer.lane.Lane;
import io.walras.auctioneer.ledger.Ledger;
import io.walras.protocol.wire.order.Decoded;
import io.walras.protocol.wire.order.RequestFault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.http.scaladsl.model.IllegalUriException;

/**
 * The status of every refusal. Where CoW names a case its status holds; otherwise 400 is what cannot be
 * read, 422 what can be read and is wrong.
 */
final class ApiErrors {
    /** A place becomes free when an order is filled, cancelled or over: not at once. */
    private static final long POOL_FULL_SECONDS = 30;

    private ApiErrors() {}

    static ApiError of(Decoded.Malformed<?> malformed) {
        ApiError error =
                ApiError.of(status(malformed.fault()), malformed.fault().name(), malformed.description());
        return malformed.fields().isEmpty() ? error : error.withData(Map.of("fields", malformed.fields()));
    }

    private static int status(RequestFault fault) {
        return switch (fault) {
            case EmptyBody,
                    MalformedJson,
                    InvalidEncoding,
                    DuplicateKey,
                    JsonTooDeep,
                    NumberTooLong,
                    StringTooLong,
                    TooManyTokens,
                    InvalidUid,
                    InvalidSignature,
                    InvalidAppData,
                    ExcessiveValidTo -> 400;
            case InvalidCharacter,
                    InvalidShape,
                    MissingField,
                    InvalidType,
                    InvalidEnum,
                    InvalidAddress,
                    InvalidHash,
                    AmountMustBeString,
                    InvalidAmount,
                    AmountOverflow,
                    TooManyUids,
                    TooManyOrders,
                    DuplicateUid -> 422;
        };
    }

    /** Why an order was refused. */
    static ApiError ofOrder(Refusal refusal) {
        int status = switch (refusal.code()) {
            case ReplacedOrderOfAnother -> 401;
            case Forbidden -> 403;
            case InvalidReceiver, ForbiddenHook -> 422;
            case OrderNotFound -> 404;
            case SellAmountOverflow -> 500;
            case PoolFull -> 503;
            default -> 400;
        };
        ApiError error = ApiError.of(status, refusal.code().errorType(), refusal.description());
        return refusal.code() == Code.PoolFull ? error.retryAfter(POOL_FULL_SECONDS) : error;
    }

    /** Why a cancellation was refused. */
    static ApiError ofCancellation(Refusal refusal) {
        int status = switch (refusal.code()) {
            case WrongOwner -> 401;
            case OrderNotFound -> 404;
            default -> 400;
        };
        return ApiError.of(status, refusal.code().errorType(), refusal.description());
    }

    /** Why what an owner says about many orders was refused. */
    static ApiError ofInstruction(Refusal refusal) {
        int status = switch (refusal.code()) {
            case WrongOwner -> 401;
            case TooManySwitches -> 503;
            default -> 400;
        };
        ApiError error = ApiError.of(status, refusal.code().errorType(), refusal.description());
        return refusal.code() == Code.TooManySwitches ? error.retryAfter(POOL_FULL_SECONDS) : error;
    }

    static ApiError throttled(IntakeAnswer.Throttled throttled) {
        return rateLimited("this owner posts orders too fast", throttled.retryAfterSeconds());
    }

    static ApiError rateLimited(String description, long seconds) {
        return ApiError.of(429, "RateLimited", description).retryAfter(seconds);
    }

    static ApiError unavailable(String description, Duration retryAfter) {
        return ApiError.of(503, "Unavailable", description).retryAfter(Math.max(1, retryAfter.toSeconds()));
    }

    /** The answer to a failure that is no bug; empty for one that is. */
    static Optional<ApiError> ofFailure(Throwable failure, Duration retryAfter) {
        return switch (root(failure)) {
            case Lane.Unavailable lane -> Optional.of(unavailable("the auctioneer is too busy to say", retryAfter));
            case Ledger.Unavailable ledger -> Optional.of(unavailable("the ledger cannot be asked now", retryAfter));
            case IntakeChain.Unavailable chain -> Optional.of(unavailable("the chain cannot be asked now", retryAfter));
            case TimeoutException late -> Optional.of(unavailable("there was no answer in time", retryAfter));
            case RejectedExecutionException full -> Optional.of(unavailable("the server is stopping", retryAfter));
            case IllegalUriException uri ->
                Optional.of(ApiError.of(400, "InvalidUri", "the request's target cannot be read"));
            default -> Optional.empty();
        };
    }

    private static Throwable root(Throwable failure) {
        boolean wraps = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wraps && failure.getCause() != null ? root(failure.getCause()) : failure;
    }
}
