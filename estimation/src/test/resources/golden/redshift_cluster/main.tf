provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_redshift_cluster" "single" {
  cluster_identifier  = "single"
  node_type           = "dc2.large"
  master_username     = "main"
  master_password     = "Not-a-real-1"
  skip_final_snapshot = true
}

resource "aws_redshift_cluster" "managed" {
  cluster_identifier  = "managed"
  node_type           = "ra3.4xlarge"
  cluster_type        = "multi-node"
  number_of_nodes     = 2
  master_username     = "main"
  master_password     = "Not-a-real-1"
  skip_final_snapshot = true
}

resource "aws_redshift_cluster" "dense_storage" {
  cluster_identifier  = "dense"
  node_type           = "ds2.8xlarge"
  cluster_type        = "multi-node"
  number_of_nodes     = 4
  master_username     = "main"
  master_password     = "Not-a-real-1"
  skip_final_snapshot = true
}
