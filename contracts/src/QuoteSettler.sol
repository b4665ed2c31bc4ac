// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MakerNonces} from "./MakerNonces.sol";
import {IAllowanceHolder} from "./interfaces/IAllowanceHolder.sol";
import {IQuoteSettler} from "./interfaces/IQuoteSettler.sol";
import {ISettlement} from "./interfaces/ISettlement.sol";
import {QuoteLib} from "./libraries/QuoteLib.sol";
import {SignatureLib} from "./libraries/SignatureLib.sol";
import {LimitFill, LimitOrder, Quote} from "./types/QuoteTypes.sol";
import {NATIVE} from "./types/SettlementTypes.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title Settles makers' firm quotes in the middle of a settlement; see `IQuoteSettler`
contract QuoteSettler is MakerNonces {
    using SafeERC20 for IERC20;

    /// @inheritdoc IQuoteSettler
    ISettlement public immutable settlement;
    /// @inheritdoc IQuoteSettler
    IAllowanceHolder public immutable allowanceHolder;
    /// @inheritdoc IQuoteSettler
    address public immutable executor;

    modifier onlyExecutor() {
        if (msg.sender != executor) {
            revert NotExecutor(msg.sender);
        }
        _;
    }

    /// @param settlement_ Has been deployed with this contract's address as its quote settler.
    constructor(ISettlement settlement_) {
        settlement = settlement_;
        allowanceHolder = IAllowanceHolder(settlement_.vaultRelayer());
        executor = address(settlement_.executor());
        if (allowanceHolder.quoteSettler() != address(this)) {
            revert NotTheQuoteSettler(address(settlement_));
        }
    }

    /// @inheritdoc IQuoteSettler
    function take(Quote calldata quote, bytes calldata signature, uint256 takerIn)
        external
        onlyExecutor
        nonReentrant
        returns (uint256 makerOut)
    {
        (uint256 auctionId, address solver) = _currentAuction();
        bytes32 digest = QuoteLib.digest(quote, address(this));
        _requireFor(quote, auctionId, solver);
        if (!SignatureLib.isSignedBy(quote.maker, digest, signature)) {
            revert InvalidQuoteSignature(quote.maker, digest);
        }
        makerOut = QuoteLib.makerOut(quote, takerIn);
        _spendNonce(quote.maker, quote.nonce);
        _exchange(quote.makerToken, quote.maker, makerOut, quote.takerToken, _recipientOf(quote), takerIn);
        emit QuoteTaken(digest, quote.maker, auctionId, solver, quote.nonce, makerOut, takerIn);
    }

    /// @inheritdoc IQuoteSettler
    function takeOrder(LimitOrder calldata order, bytes calldata signature, uint256 executedAmount)
        external
        onlyExecutor
        nonReentrant
        returns (uint256 userIn, uint256 userOut)
    {
        (uint256 auctionId, address solver) = _currentAuction();
        LimitFill memory fill = settlement.fillAtLimit(order, executedAmount, signature);
        _exchange(order.sellToken, fill.owner, fill.userIn, order.buyToken, fill.receiver, fill.userOut);
        emit OrderTaken(fill.orderUid, auctionId, solver);
        return (fill.userIn, fill.userOut);
    }

    /// @inheritdoc IQuoteSettler
    function domainSeparator() external view returns (bytes32) {
        return QuoteLib.domainSeparator(address(this));
    }

    /// @dev The giver's side goes to the executor, which is the caller; the other side comes out of the allowance that
    /// the executor declared. Neither may arrive short, whatever the tokens take for themselves.
    function _exchange(
        address given,
        address giver,
        uint256 givenAmount,
        address paid,
        address recipient,
        uint256 paidAmount
    ) private {
        if (paid == NATIVE) {
            revert NativeNotPaid();
        }
        uint256 before = IERC20(given).balanceOf(msg.sender);
        allowanceHolder.pull(given, giver, msg.sender, givenAmount);
        _requireArrived(given, msg.sender, before, givenAmount);
        before = IERC20(paid).balanceOf(recipient);
        IERC20(paid).safeTransferFrom(msg.sender, recipient, paidAmount);
        _requireArrived(paid, recipient, before, paidAmount);
    }

    function _requireArrived(address token, address receiver, uint256 before, uint256 amount) private view {
        uint256 balance = IERC20(token).balanceOf(receiver);
        uint256 arrived = balance > before ? balance - before : 0;
        if (arrived < amount) {
            revert TransferShort(token, receiver, amount - arrived);
        }
    }

    function _requireFor(Quote calldata quote, uint256 auctionId, address solver) private view {
        if (quote.settlement != address(settlement)) {
            revert WrongSettlement(quote.settlement);
        }
        if (quote.auctionId != 0 && quote.auctionId != auctionId) {
            revert WrongAuction(quote.auctionId, auctionId);
        }
        if (quote.solver != address(0) && quote.solver != solver) {
            revert WrongSolver(quote.solver, solver);
        }
        if (block.timestamp > quote.settleBy) {
            revert QuoteExpired(quote.settleBy, block.timestamp);
        }
    }

    /// @dev A payment to one of our own contracts would be lost to the maker.
    function _recipientOf(Quote calldata quote) private view returns (address recipient) {
        recipient = quote.recipient == address(0) ? quote.maker : quote.recipient;
        if (
            recipient == address(settlement) || recipient == executor || recipient == address(allowanceHolder)
                || recipient == address(this)
        ) {
            revert InvalidRecipient(recipient);
        }
    }

    /// @dev The executor acts only inside of a settlement; asked all the same, because a standing quote of no
    /// particular solver names neither.
    function _currentAuction() private view returns (uint256 auctionId, address solver) {
        (auctionId, solver) = settlement.currentAuction();
        if (solver == address(0)) {
            revert NoSettlementOpen();
        }
    }
}
