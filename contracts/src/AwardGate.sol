// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlement} from "./interfaces/ISettlement.sol";
import {ISolverRegistry} from "./interfaces/ISolverRegistry.sol";
import {BundleLib} from "./libraries/BundleLib.sol";
import {Eip712Domain} from "./libraries/Eip712Domain.sol";
import {Award} from "./types/SettlementTypes.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

/// @title Lets exactly the awarded bundle through, once, in time, for a bonded solver
/// @dev First in the order of inheritance: `auctioneer` has to stay in storage slot 0.
abstract contract AwardGate is ISettlement {
    bytes32 private constant NAME_HASH = keccak256("Walras");
    bytes32 private constant VERSION_HASH = keccak256("1");

    /// @inheritdoc ISettlement
    /// @dev In storage although it never changes, so that a simulation can override slot 0 with a throw-away key: a
    /// bundle can be tried before any signature exists that the real contract would accept.
    address public auctioneer;
    /// @inheritdoc ISettlement
    mapping(uint256 auctionId => mapping(bytes32 bundleHash => bool)) public awardUsed;

    /// @inheritdoc ISettlement
    ISolverRegistry public immutable registry;

    constructor(address auctioneer_, ISolverRegistry registry_) {
        if (auctioneer_ == address(0)) {
            revert InvalidDeployment(auctioneer_);
        }
        if (address(registry_).code.length == 0) {
            revert InvalidDeployment(address(registry_));
        }
        auctioneer = auctioneer_;
        registry = registry_;
    }

    /// @inheritdoc ISettlement
    function awardDomainSeparator() public view returns (bytes32) {
        return Eip712Domain.separator(NAME_HASH, VERSION_HASH);
    }

    /// @dev Checks the award against the bundle and uses it up.
    function _useAward(Award calldata award, bytes32 bundleHash, bytes calldata signature) internal {
        if (block.timestamp > award.deadline) {
            revert AwardExpired(award.deadline, block.timestamp);
        }
        if (bundleHash != award.bundleHash) {
            revert BundleMismatch(award.bundleHash, bundleHash);
        }
        bytes32 digest = MessageHashUtils.toTypedDataHash(awardDomainSeparator(), BundleLib.structHash(award));
        // A malformed signature recovers to zero, which is never the auctioneer.
        (address recovered,,) = ECDSA.tryRecoverCalldata(digest, signature);
        if (recovered != auctioneer) {
            revert InvalidAwardSignature(recovered);
        }
        if (awardUsed[award.auctionId][bundleHash]) {
            revert AwardAlreadyUsed(award.auctionId, bundleHash);
        }
        if (!registry.isActive(award.solver)) {
            revert SolverNotActive(award.solver);
        }
        awardUsed[award.auctionId][bundleHash] = true;
    }
}
