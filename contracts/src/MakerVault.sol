// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMakerVault} from "./interfaces/IMakerVault.sol";
import {IQuoteSettler} from "./interfaces/IQuoteSettler.sol";
import {QuoteLib} from "./libraries/QuoteLib.sol";
import {Quote} from "./types/QuoteTypes.sol";
import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title A maker's tokens, quoted by keys that cannot withdraw them; see `IMakerVault`
contract MakerVault is IMakerVault {
    using SafeERC20 for IERC20;

    bytes4 private constant REFUSED = 0xffffffff;

    /// @inheritdoc IMakerVault
    address public immutable owner;
    /// @inheritdoc IMakerVault
    IQuoteSettler public immutable quoteSettler;
    /// @inheritdoc IMakerVault
    mapping(address signer => uint64) public validUntil;
    /// @inheritdoc IMakerVault
    mapping(address signer => mapping(address token => uint256)) public cap;

    modifier onlyOwner() {
        if (msg.sender != owner) {
            revert NotOwner(msg.sender);
        }
        _;
    }

    modifier onlyOwnerOrSigner() {
        if (msg.sender != owner && !_isSigner(msg.sender)) {
            revert NotOwner(msg.sender);
        }
        _;
    }

    constructor(address owner_, IQuoteSettler quoteSettler_) {
        owner = owner_;
        quoteSettler = quoteSettler_;
    }

    /// @inheritdoc IMakerVault
    function setSigner(address signer, uint64 until) external onlyOwner {
        validUntil[signer] = until;
        emit SignerSet(signer, until);
    }

    /// @inheritdoc IMakerVault
    function setCap(address signer, address token, uint256 most) external onlyOwner {
        cap[signer][token] = most;
        emit CapSet(signer, token, most);
    }

    /// @inheritdoc IMakerVault
    function approve(IERC20 token, uint256 amount) external onlyOwner {
        token.forceApprove(address(quoteSettler.allowanceHolder()), amount);
    }

    /// @inheritdoc IMakerVault
    function withdraw(IERC20 token, address to, uint256 amount) external onlyOwner {
        token.safeTransfer(to, amount);
    }

    /// @inheritdoc IMakerVault
    function cancelNonces(uint256 word, uint256 mask) external onlyOwnerOrSigner {
        quoteSettler.cancelNonces(word, mask);
    }

    /// @inheritdoc IMakerVault
    function cancelNoncesBelow(uint256 least) external onlyOwner {
        quoteSettler.cancelNoncesBelow(least);
    }

    /// @inheritdoc IERC1271
    function isValidSignature(bytes32 digest, bytes calldata signature) external view returns (bytes4) {
        (Quote memory quote, bytes memory key) = abi.decode(signature, (Quote, bytes));
        (address signer, ECDSA.RecoverError problem,) = ECDSA.tryRecover(digest, key);
        bool confirmed = problem == ECDSA.RecoverError.NoError && _isSigner(signer) && _maySign(signer, quote)
            && digest == QuoteLib.digest(quote, address(quoteSettler));
        return confirmed ? IERC1271.isValidSignature.selector : REFUSED;
    }

    function _maySign(address signer, Quote memory quote) private view returns (bool) {
        bool paysTheVault = quote.recipient == address(0) || quote.recipient == address(this);
        return quote.maker == address(this) && paysTheVault && quote.makerAmount <= cap[signer][quote.makerToken];
    }

    function _isSigner(address account) private view returns (bool) {
        return block.timestamp <= validUntil[account];
    }
}
