package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.walras.auctioneer.intake.InstructionIntake;
import io.walras.auctioneer.lane.Lane;
import io.walras.protocol.chain.Address;
import io.walras.protocol.wire.order.Decoded;
import io.walras.protocol.wire.order.SignedInstruction;
import io.walras.protocol.wire.order.SwitchesJson;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.PathMatcher0;
import org.apache.pekko.http.javadsl.server.Route;

/** What an owner says about many of its orders at once. */
final class InstructionRoutes {
    private static final PathMatcher0 V1 = segment("api").slash("v1");

    private final InstructionIntake intake;
    private final Lane lane;
    private final BodyReader bodies;
    private final HttpSettings settings;
    private final IntakeAnswers answers;

    InstructionRoutes(
            InstructionIntake intake, Lane lane, BodyReader bodies, HttpSettings settings, IntakeAnswers answers) {
        this.intake = intake;
        this.lane = lane;
        this.bodies = bodies;
        this.settings = settings;
        this.answers = answers;
    }

    Route routes() {
        return concat(
                path(
                        V1.slash("orders").slash("cancellations"),
                        () -> post(() -> Edge.endpoint(Endpoint.POST_CANCELLATIONS, () -> body(this::cancelAll)))),
                path(
                        V1.slash("account").slash(segment()).slash("switch"),
                        owner -> concat(
                                get(() -> Edge.endpoint(
                                        Endpoint.GET_SWITCH,
                                        () -> completeWithFuture(Queries.address(owner, this::switches)))),
                                post(() ->
                                        Edge.endpoint(Endpoint.POST_SWITCH, () -> body(read -> set(owner, read)))))));
    }

    private Route body(Function<byte[], CompletionStage<HttpResponse>> handle) {
        return extractRequest(request -> completeWithFuture(bodies.read(request, handle)));
    }

    private CompletionStage<HttpResponse> switches(Address owner) {
        return lane.switchesOf(owner).thenApply(armed -> Answers.json(SwitchesJson.of(owner, armed)));
    }

    private CompletionStage<HttpResponse> cancelAll(byte[] body) {
        return heed("cancelAll", SignedInstruction.decodeCancellation(body, settings.json()));
    }

    private CompletionStage<HttpResponse> set(String owner, byte[] body) {
        return Queries.address(
                owner, address -> heed("switch", SignedInstruction.decodeSwitch(address, body, settings.json())));
    }

    private CompletionStage<HttpResponse> heed(String action, Decoded<SignedInstruction> decoded) {
        return switch (decoded) {
            case Decoded.Malformed<SignedInstruction> malformed -> answers.malformed(action, malformed);
            case Decoded.Ok<SignedInstruction>(SignedInstruction signed) ->
                answers.answer(action, intake.heed(signed), ApiErrors::ofInstruction);
        };
    }
}
