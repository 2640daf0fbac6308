provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_opensearch_domain" "defaults" {
  domain_name = "defaults"

  ebs_options {
    ebs_enabled = true
    volume_size = 10
  }
}

resource "aws_opensearch_domain" "every_kind_of_node" {
  domain_name = "every-kind-of-node"

  cluster_config {
    instance_type            = "c4.2xlarge.search"
    instance_count           = 3
    dedicated_master_enabled = true
    dedicated_master_type    = "c4.8xlarge.search"
    dedicated_master_count   = 3
    warm_enabled             = true
    warm_type                = "ultrawarm1.medium.search"
    warm_count               = 2
  }

  ebs_options {
    ebs_enabled = true
    volume_size = 100
    volume_type = "gp3"
    iops        = 3000
    throughput  = 200
  }
}

resource "aws_elasticsearch_domain" "io1" {
  domain_name = "io1"

  cluster_config {
    instance_type  = "c4.2xlarge.elasticsearch"
    instance_count = 1
  }

  ebs_options {
    ebs_enabled = true
    volume_size = 1000
    volume_type = "io1"
    iops        = 10
  }
}

resource "aws_elasticsearch_domain" "instance_store" {
  domain_name = "instance-store"

  cluster_config {
    instance_type = "i3.large.elasticsearch"
  }
}

resource "aws_elasticsearch_domain" "magnetic" {
  domain_name = "magnetic"

  cluster_config {
    instance_type = "m4.large.elasticsearch"
  }

  ebs_options {
    ebs_enabled = true
    volume_size = 123
    volume_type = "standard"
  }
}
