// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev A wallet contract that answers `isValidSignature` with whatever it was told to.
contract AnsweringWallet {
    bytes private _answer;
    bytes32 private _wantedHash;
    bytes32 private _wantedSignature;

    function answer(bytes32 digest, bytes calldata signature, bytes calldata answer_) external {
        _wantedHash = digest;
        _wantedSignature = keccak256(signature);
        _answer = answer_;
    }

    function isValidSignature(bytes32 digest, bytes calldata signature) external view {
        require(digest == _wantedHash && keccak256(signature) == _wantedSignature, "AnsweringWallet: other question");
        bytes memory words = _answer;
        assembly {
            return(add(words, 0x20), mload(words))
        }
    }
}

/// @dev A wallet that burns all the gas it is given.
contract GreedyWallet {
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        assembly {
            invalid()
        }
    }
}

/// @dev A wallet that tries to write while it is asked.
contract WritingWallet {
    uint256 public count;

    function isValidSignature(bytes32, bytes calldata) external returns (bytes4) {
        ++count;
        return 0x1626ba7e;
    }
}
