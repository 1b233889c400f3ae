"""The privacy page: policy, lists of contacts, processors, holds, looks, objections."""
