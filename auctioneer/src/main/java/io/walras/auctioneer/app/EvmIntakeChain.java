package io.walras.auctioneer.app;

import io.walras.auctioneer.intake.IntakeChain;
import io.walras.settlement.chain.AccountKind;
import io.walras.settlement.chain.AdmissionReader;
import io.walras.settlement.rpc.ChainUnavailable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Answers intake's questions from a node, on threads that may block. */
final class EvmIntakeChain implements IntakeChain {
    private final AdmissionReader reader;
    private final Executor blocking;

    EvmIntakeChain(AdmissionReader reader, Executor blocking) {
        this.reader = reader;
        this.blocking = blocking;
    }

    @Override
    public CompletionStage<Facts> facts(Question question) {
        return CompletableFuture.supplyAsync(() -> ask(question), blocking);
    }

    private Facts ask(Question question) {
        ContractSignature signature = question.contractSignature();
        AdmissionReader.WalletQuestion wallet = signature == null
                ? null
                : new AdmissionReader.WalletQuestion(signature.digest(), signature.signature(), signature.gasLimit());
        try {
            AdmissionReader.Facts facts = reader.read(new AdmissionReader.Question(
                    question.owner(),
                    question.sellToken(),
                    question.buyToken(),
                    question.transfers(),
                    question.preHooks(),
                    wallet,
                    question.presigned()));
            return new Facts(
                    account(facts.owner()),
                    account(facts.sellToken()),
                    account(facts.buyToken()),
                    facts.balance(),
                    facts.allowance(),
                    facts.transferable(),
                    facts.confirmed());
        } catch (ChainUnavailable unavailable) {
            throw new Unavailable(String.valueOf(unavailable.getMessage()), unavailable);
        }
    }

    private static Account account(AccountKind kind) {
        return switch (kind) {
            case WITHOUT_CODE -> Account.WITHOUT_CODE;
            case DELEGATED -> Account.DELEGATED;
            case CONTRACT -> Account.CONTRACT;
        };
    }
}
