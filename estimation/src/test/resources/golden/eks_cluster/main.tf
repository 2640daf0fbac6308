provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_eks_cluster" "standard" {
  name     = "standard"
  role_arn = "arn:aws:iam::123456789012:role/role"
  vpc_config {
    subnet_ids = ["subnet-1"]
  }
}

resource "aws_eks_cluster" "old" {
  name     = "old"
  role_arn = "arn:aws:iam::123456789012:role/role"
  version  = "1.28"
  vpc_config {
    subnet_ids = ["subnet-1"]
  }
}

resource "aws_eks_cluster" "old_upgraded_by_itself" {
  name     = "upgraded"
  role_arn = "arn:aws:iam::123456789012:role/role"
  version  = "1.28"
  upgrade_policy {
    support_type = "STANDARD"
  }
  vpc_config {
    subnet_ids = ["subnet-1"]
  }
}

resource "aws_eks_fargate_profile" "pods" {
  cluster_name           = aws_eks_cluster.standard.name
  fargate_profile_name   = "pods"
  pod_execution_role_arn = "arn:aws:iam::123456789012:role/role"
  subnet_ids             = ["subnet-1"]
  selector {
    namespace = "pods"
  }
}
